//! What a page says: its content is a list of orders, of which those that show text are followed.

use super::{
    font::Font,
    lexer::{Lexer, Token},
    objects::{Objects, reference},
};
use crate::text::{Gathered, Unread};
use std::{collections::HashMap, rc::Rc};

/// Pages inherit from what is above them, at the most from so far above.
const MOST_ABOVE: usize = 20;
/// More fonts or pieces than a page has.
const MOST: usize = 500;
/// What stands before an order is not longer.
const MOST_OPERANDS: usize = 4_096;
/// A gap that is wider than this part of a thousandth of the letters' size is a space.
const A_SPACE: f64 = -180.0;

/// The fonts of all pages, by their objects: many pages have the same.
pub(super) type Fonts = HashMap<u32, Rc<Font>>;

/// The fonts of a page, by the names that it has for them.
pub(super) fn fonts(
    objects: &mut Objects<'_>,
    id: u32,
    known: &mut Fonts,
) -> Result<HashMap<Vec<u8>, Rc<Font>>, Unread> {
    let mut named = Vec::new();
    let mut holder = Some(id);
    for _ in 0..MOST_ABOVE {
        let Some(at) = holder else { break };
        if let Some(list) = objects.entry(at, "Resources").and_then(|it| objects.inside(it, "Font")) {
            named = pairs(list);
            break;
        }
        holder = objects.said(at, "Parent").and_then(reference);
    }
    let mut fonts = HashMap::new();
    for (name, font) in named {
        let read = match known.get(&font) {
            Some(read) => read.clone(),
            None => known.entry(font).insert_entry(Rc::new(Font::of(objects, font)?)).get().clone(),
        };
        fonts.insert(name, read);
    }
    Ok(fonts)
}

/// The content of a page, all pieces one after the other.
pub(super) fn content(objects: &mut Objects<'_>, id: u32) -> Result<Vec<u8>, Unread> {
    let Some(said) = objects.said(id, "Contents").map(<[u8]>::to_vec) else { return objects.stream(id) };
    let listed = if reference(&said).is_some() { objects.resolved(&said).to_vec() } else { said.clone() };
    if Lexer::new(&listed).next() != Some(Token::Open) {
        return reference(&said).map_or(Ok(vec![]), |it| objects.stream(it));
    }
    let mut content = Vec::new();
    for piece in references(&listed) {
        content.extend(objects.stream(piece)?);
        content.push(b'\n');
    }
    Ok(content)
}

/// Adds what a page says; whether all of it could be read.
pub(super) fn read(content: &[u8], fonts: &HashMap<Vec<u8>, Rc<Font>>, into: &mut Gathered) -> bool {
    let usual = Rc::new(Font::default());
    let (mut font, mut height, mut whole) = (&usual, 0.0, true);
    let mut held: Vec<Token<'_>> = Vec::new();
    let mut lexer = Lexer::new(content);
    while let Some(token) = lexer.next() {
        let Token::Word(order) = token else {
            if held.len() < MOST_OPERANDS {
                held.push(token);
            }
            continue;
        };
        match order {
            b"Tf" => font = held.iter().find_map(|it| fonts.get(name(it)?)).unwrap_or(&usual),
            b"Tj" | b"TJ" => whole &= show(&held, font, into),
            b"'" | b"\"" => {
                into.line();
                whole &= show(&held, font, into);
            }
            b"T*" => into.line(),
            b"Td" | b"TD" if number(&held, 1) != 0.0 => into.line(),
            b"Td" | b"TD" | b"ET" => into.space(),
            b"Tm" => {
                let now = number(&held, 5);
                if (now - height).abs() > 1.0 {
                    into.line()
                } else {
                    into.space()
                }
                height = now;
            }
            b"ID" => lexer.skip_picture(),
            _ => {}
        }
        held.clear();
        if into.is_full {
            break;
        }
    }
    whole
}

/// The strings before an order to show them, with a space for each wide gap.
fn show(held: &[Token<'_>], font: &Font, into: &mut Gathered) -> bool {
    let (mut said, mut whole) = (String::new(), true);
    for token in held {
        match token {
            Token::Text(bytes) => whole &= font.say(bytes, &mut said),
            Token::Number(gap) if *gap < A_SPACE => said.push(' '),
            _ => {}
        }
    }
    into.push(&said.replace('\0', ""));
    whole
}

fn name<'t>(token: &Token<'t>) -> Option<&'t [u8]> {
    if let Token::Name(name) = token { Some(name) } else { None }
}

fn number(held: &[Token<'_>], at: usize) -> f64 {
    if let Some(Token::Number(it)) = held.get(at) { *it } else { 0.0 }
}

/// `/F1 12 0 R /F2 13 0 R`, as pairs.
fn pairs(list: &[u8]) -> Vec<(Vec<u8>, u32)> {
    let mut pairs = Vec::new();
    let mut lexer = Lexer::new(list);
    while let Some(token) = lexer.next() {
        match token {
            Token::Name(name) => {
                if let Some(id) = list.get(lexer.at..).and_then(reference) {
                    pairs.push((name.to_vec(), id));
                }
            }
            Token::End => break,
            _ => {}
        }
        if pairs.len() >= MOST {
            break;
        }
    }
    pairs
}

/// `[12 0 R 13 0 R]`, the numbers.
fn references(list: &[u8]) -> Vec<u32> {
    let mut last = [0, 0];
    let mut all = Vec::new();
    for token in Lexer::new(list) {
        match token {
            Token::Number(it) => last = [last[1], it as u32],
            Token::Word(b"R") => all.push(last[0]),
            Token::Close => break,
            _ => {}
        }
        if all.len() >= MOST {
            break;
        }
    }
    all
}
