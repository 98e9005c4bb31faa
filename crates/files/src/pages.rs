//! The first pages of a PDF, drawn as pictures: so that one sees what is in it before one takes it along, and nothing of the
//! file itself reaches the browser for that.

use crate::text::paper;
use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{Pdf, page::Page},
    render,
    vello_cpu::color::palette::css::WHITE,
};
use image::{RgbImage, codecs::jpeg::JpegEncoder};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What was drawn of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// How many pages it has.
    pub pages: u32,
    /// The first of them.
    pub sheets: Vec<Sheet>,
}

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// As JPEG.
    pub jpeg: Vec<u8>,
}

/// So many pages are drawn; whoever wants the rest takes the file along.
const MOST_SHEETS: usize = 20;
/// So wide is a page, unless it is then too high; in pixels.
const WIDTH: f32 = 900.0;
/// And no higher; in pixels.
const HEIGHT: f32 = 1_600.0;
/// Nothing is drawn of a PDF with a picture of more dots: opened, it would take all the memory there is (abuse case 65).
const MOST_DOTS: f64 = 40_000_000.0;
/// Nor of one whose pictures have more together.
const ALL_DOTS: f64 = 200_000_000.0;

/// Draws the first pages, as long as `goes_on` says so. It takes up to some seconds: call it on a blocking thread. `None` if it
/// cannot be drawn: it is locked or damaged, or would take too much memory.
pub fn draw_pages(bytes: Vec<u8>, goes_on: &dyn Fn() -> bool) -> Option<Drawn> {
    let dots = paper::dots(&bytes)?;
    if dots.iter().any(|it| *it > MOST_DOTS) || dots.iter().sum::<f64>() > ALL_DOTS {
        return None;
    }
    // What reads strangers' bytes may have a mistake left; it must not end the thread.
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let pdf = Pdf::new(bytes).ok()?;
        let pages = pdf.pages();
        let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
        let mut sheets = Vec::new();
        for page in pages.iter().take(MOST_SHEETS) {
            if !goes_on() {
                break;
            }
            let drawn = catch_unwind(AssertUnwindSafe(|| draw(page, &cache, &settings)));
            let Ok(Some(sheet)) = drawn else { break };
            sheets.push(sheet);
        }
        Some(Drawn { pages: u32::try_from(pages.len()).unwrap_or(u32::MAX), sheets })
    }));
    drawn.ok().flatten().filter(|it| !it.sheets.is_empty())
}

impl Drawn {
    /// As one program hands it to another: how many pages, then of each picture its width, height, length and bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.pages.to_be_bytes().to_vec();
        for Sheet { width, height, jpeg } in &self.sheets {
            let length = u32::try_from(jpeg.len()).unwrap_or(u32::MAX);
            for number in [*width, *height, length] {
                out.extend_from_slice(&number.to_be_bytes());
            }
            out.extend_from_slice(jpeg);
        }
        out
    }
    /// From there; `None` for anything else than that.
    pub fn from_bytes(bytes: &[u8]) -> Option<Drawn> {
        let (pages, mut rest) = number(bytes)?;
        let mut sheets = Vec::new();
        while !rest.is_empty() {
            let (width, more) = number(rest)?;
            let (height, more) = number(more)?;
            let (length, more) = number(more)?;
            let (jpeg, more) = more.split_at_checked(usize::try_from(length).ok()?)?;
            sheets.push(Sheet { width, height, jpeg: jpeg.to_vec() });
            rest = more;
        }
        (1..=MOST_SHEETS).contains(&sheets.len()).then_some(Drawn { pages, sheets })
    }
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_be_bytes(*number), rest))
}

/// Takes from this program what drawing does not need: from now on it has no more memory than `memory` bytes, `seconds` of the
/// processor, opens no file and no connection, begins no other program, and waits behind whatever serves members. What a file
/// makes of it then ends this program and nothing else (security.md, uploads).
///
/// # Errors
/// What the system says.
pub fn confine(memory: u64, seconds: u64) -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, nice, setrlimit};
    // Where there is not memory enough for all, this one goes and not the server; systems without such a list have none to write to.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    nice(10)?;
    let limits = [
        (Resource::Data, memory),
        (Resource::Cpu, seconds),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nproc, 0),
        (Resource::Nofile, 0),
    ];
    for (what, most) in limits {
        setrlimit(what, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

fn draw<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, settings: &InterpreterSettings) -> Option<Sheet> {
    let (width, height) = page.render_dimensions();
    let is_paper = |it: f32| it.is_finite() && (1.0..=20_000.0).contains(&it);
    if !is_paper(width) || !is_paper(height) {
        return None;
    }
    let scale = (WIDTH / width).min(HEIGHT / height);
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    if width * scale < 2.0 || height * scale < 2.0 {
        return None;
    }
    let pixels = render(page, cache, settings, &RenderSettings::default(), &size);
    let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    // Over white nothing shows through: what is premultiplied is the colour itself.
    let plain = pixels.data_as_u8_slice().chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect();
    let picture = RgbImage::from_raw(width, height, plain)?;
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 78).encode_image(&picture).ok()?;
    Some(Sheet { width, height, jpeg })
}

#[cfg(test)]
mod tests;
