//! The words of PDF: names, numbers, strings, brackets and operators, one after the other.

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    /// `/Type`, without the stroke.
    Name(&'a [u8]),
    /// `12`, `-3.5`.
    Number(f64),
    /// `(text)` or `<48>`, without its escapes.
    Text(Vec<u8>),
    /// An operator, `R`, `obj`, `true` …
    Word(&'a [u8]),
    /// `[`
    Open,
    /// `]`
    Close,
    /// `<<`
    Begin,
    /// `>>`
    End,
}

/// The longest string that is held.
const MOST_TEXT: usize = 64 * 1024;

/// Reads on from a place.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Lexer<'a> {
        Lexer { bytes, at: 0 }
    }

    /// Goes on behind the end of a picture inside the content, `EI` between white space.
    pub(super) fn skip_picture(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.windows(4).position(|it| it[0].is_ascii_whitespace() && &it[1..3] == b"EI" && is_space(it[3]));
        self.at = end.map_or(self.bytes.len(), |it| self.at + it + 3);
    }

    /// The bytes of the value that begins here, brackets and all that is in them; a reference is its first number.
    pub(super) fn value(&mut self) -> Option<&'a [u8]> {
        self.space();
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                Token::Open | Token::Begin => depth += 1,
                Token::Close | Token::End => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 {
                return self.bytes.get(start..self.at);
            }
        }
    }

    fn space(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            if *byte == b'%' {
                self.at += self.bytes[self.at..].iter().take_while(|it| !matches!(it, b'\n' | b'\r')).count();
            } else if is_space(*byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// A string in round brackets, which may be nested and escaped.
    fn round(&mut self) -> Vec<u8> {
        let (mut out, mut depth) = (Vec::new(), 1);
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\\' => {
                    if let Some(byte) = self.escape() {
                        out.push(byte);
                    }
                    continue;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if out.len() < MOST_TEXT {
                out.push(byte);
            }
        }
        out
    }

    /// What stands behind a backslash; `None` for a line that goes on.
    fn escape(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' | b'f' => Some(b' '),
            b'\n' => None,
            b'\r' => {
                self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n'));
                None
            }
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(digit @ b'0'..=b'7') => value = value * 8 + u32::from(digit - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                Some(value as u8)
            }
            other => Some(other),
        }
    }

    /// A string in hexadecimal digits.
    fn hex(&mut self) -> Vec<u8> {
        let (mut out, mut half) = (Vec::new(), None);
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            let Some(digit) = char::from(byte).to_digit(16) else {
                if byte == b'>' {
                    break;
                }
                continue;
            };
            match half.take() {
                Some(first) if out.len() < MOST_TEXT => out.push((first * 16 + digit) as u8),
                Some(_) => {}
                None => half = Some(digit),
            }
        }
        out.extend(half.map(|it| (it * 16) as u8));
        out
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.space();
        let byte = *self.bytes.get(self.at)?;
        let start = self.at;
        self.at += 1;
        Some(match byte {
            b'[' => Token::Open,
            b']' => Token::Close,
            b'(' => Token::Text(self.round()),
            b'<' | b'>' if self.bytes.get(self.at) == Some(&byte) => {
                self.at += 1;
                if byte == b'<' { Token::Begin } else { Token::End }
            }
            b'<' => Token::Text(self.hex()),
            b')' | b'>' | b'{' | b'}' => Token::Word(&self.bytes[start..self.at]),
            _ => {
                self.at += self.bytes[self.at..].iter().take_while(|it| is_regular(**it)).count();
                let word = &self.bytes[start..self.at];
                match word.strip_prefix(b"/") {
                    Some(name) => Token::Name(name),
                    None => std::str::from_utf8(word)
                        .ok()
                        .filter(|_| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'))
                        .and_then(|it| it.parse().ok())
                        .map_or(Token::Word(word), Token::Number),
                }
            }
        })
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | 0)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}
