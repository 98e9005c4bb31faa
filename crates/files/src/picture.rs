//! Pictures of people: decoded within limits, turned upright, cut square, drawn anew at two sizes.

use crate::Kind;
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType,
    metadata::Orientation,
};
use std::{fmt, io::Cursor};

/// A square picture at two sizes, as JPEG without any metadata (abuse case 66).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// 320 pixels wide, for a page of one's own.
    pub large: Vec<u8>,
    /// 96 pixels wide, for lists.
    pub small: Vec<u8>,
}

/// A whole picture, drawn anew without any metadata, and a smaller one for the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// At most [`LONGEST_SIDE`] pixels long.
    pub picture: Vec<u8>,
    /// JPEG, or PNG if it was one and stays small.
    pub kind: Kind,
    /// At most [`PREVIEW_SIDE`] pixels long, as JPEG.
    pub preview: Vec<u8>,
    /// Of the preview, in pixels.
    pub width: u32,
    /// Of the preview, in pixels.
    pub height: u32,
}

/// Why a picture is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureProblem {
    /// More than 10 MB.
    Heavy,
    /// Not a JPEG, PNG or WebP, whatever its name says (abuse cases 63, 64).
    Kind,
    /// More than 40 million pixels, or it would not fit in memory (abuse case 65).
    Large,
    /// Smaller than 64 pixels.
    Small,
    /// Damaged.
    Broken,
}

impl fmt::Display for PictureProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PictureProblem::Heavy => "The picture is larger than 10 MB. A smaller copy will do.",
            PictureProblem::Kind => "Use a photo in JPEG, PNG or WebP format. This file is something else.",
            PictureProblem::Large => "The picture has more than 40 million pixels. A smaller copy will do.",
            PictureProblem::Small => "The picture is too small to recognise anybody. Use one of at least 64 pixels.",
            PictureProblem::Broken => "The picture is damaged. Save it again and try once more.",
        })
    }
}

/// The longest side of a picture that was sent.
pub const LONGEST_SIDE: u32 = 2560;
/// The longest side of its preview.
pub const PREVIEW_SIDE: u32 = 640;
/// A PNG of more bytes than this becomes a JPEG: it is a photo.
const HEAVY_PNG: usize = 2 * 1024 * 1024;
const HEAVIEST: usize = 10 * 1024 * 1024;
const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// Draws a picture anew. Takes up to a second for the largest: call it on a blocking thread.
pub fn redraw(bytes: &[u8]) -> Result<Picture, PictureProblem> {
    if bytes.len() > HEAVIEST {
        return Err(PictureProblem::Heavy);
    }
    let upright = decode(bytes, format_of(bytes)?)?;
    let side = upright.width().min(upright.height());
    if side < 64 {
        return Err(PictureProblem::Small);
    }
    let (x, y) = ((upright.width() - side) / 2, (upright.height() - side) / 3);
    let square = upright.crop_imm(x, y, side, side);
    Ok(Picture { large: draw(&square, 320)?, small: draw(&square, 96)? })
}

/// Draws a whole picture anew, however many bytes it has. Takes up to a second for the largest: call it on a blocking thread.
pub fn redraw_whole(bytes: &[u8]) -> Result<Whole, PictureProblem> {
    let format = format_of(bytes)?;
    let upright = decode(bytes, format)?;
    let large = within(&upright, LONGEST_SIDE);
    drop(upright);
    let small = within(&large, PREVIEW_SIDE);
    let png = if format == ImageFormat::Png { encode_png(&large)? } else { vec![] };
    let stays = !png.is_empty() && png.len() <= HEAVY_PNG;
    let (picture, kind) = if stays { (png, Kind::Png) } else { (encode(&over_white(&large))?, Kind::Jpeg) };
    Ok(Whole { picture, kind, preview: encode(&over_white(&small))?, width: small.width(), height: small.height() })
}

fn format_of(bytes: &[u8]) -> Result<ImageFormat, PictureProblem> {
    match infer::get(bytes).map(|it| it.mime_type()) {
        Some("image/jpeg") => Ok(ImageFormat::Jpeg),
        Some("image/png") => Ok(ImageFormat::Png),
        Some("image/webp") => Ok(ImageFormat::WebP),
        _ => Err(PictureProblem::Kind),
    }
}

/// The same picture, no side longer than this.
fn within(image: &DynamicImage, side: u32) -> DynamicImage {
    match image.width().max(image.height()) > side {
        true => image.resize(side, side, FilterType::Triangle),
        false => image.clone(),
    }
}

fn encode_png(image: &DynamicImage) -> Result<Vec<u8>, PictureProblem> {
    let mut out = Cursor::new(Vec::new());
    // The pixels alone: text, profiles and times of the original stay behind.
    let pixels = DynamicImage::from(image.to_rgba8());
    pixels.write_to(&mut out, ImageFormat::Png).map_err(|_| PictureProblem::Broken)?;
    Ok(out.into_inner())
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, PictureProblem> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureProblem::Broken)?;
    let (width, height) = decoder.dimensions();
    // Before anything is allocated for the pixels.
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width > 20_000 || height > 20_000 {
        return Err(PictureProblem::Large);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(|why| match why {
        image::ImageError::Limits(_) => PictureProblem::Large,
        _ => PictureProblem::Broken,
    })?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn draw(square: &DynamicImage, side: u32) -> Result<Vec<u8>, PictureProblem> {
    let side = side.min(square.width());
    encode(&over_white(&square.resize_exact(side, side, FilterType::Triangle)))
}

/// What shows through becomes white.
fn over_white(image: &DynamicImage) -> image::RgbImage {
    let mut plain = image::RgbImage::from_pixel(image.width(), image.height(), image::Rgb([255, 255, 255]));
    for (x, y, pixel) in image.to_rgba8().enumerate_pixels() {
        let alpha = u16::from(pixel[3]);
        let over = |c: u8| ((u16::from(c) * alpha + 255 * (255 - alpha)) / 255) as u8;
        plain.put_pixel(x, y, image::Rgb([over(pixel[0]), over(pixel[1]), over(pixel[2])]));
    }
    plain
}

fn encode(plain: &image::RgbImage) -> Result<Vec<u8>, PictureProblem> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 82).encode_image(plain).map_err(|_| PictureProblem::Broken)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    #[test]
    fn a_photo_becomes_two_squares_without_metadata() {
        let mut jpeg = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(400, 300).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
        let mut bytes = jpeg.into_inner();
        let secret = b"GPS 54.57 -1.31";
        let mut comment = vec![0xff, 0xfe, 0, secret.len() as u8 + 2];
        comment.extend_from_slice(secret);
        bytes.splice(2..2, comment);
        assert!(bytes.windows(secret.len()).any(|it| it == secret));
        let picture = redraw(&bytes).unwrap();
        for (drawn, side) in [(&picture.large, 300), (&picture.small, 96)] {
            assert!(!drawn.windows(secret.len()).any(|it| it == secret)); // abuse case 66
            let image = image::load_from_memory(drawn).unwrap();
            assert_eq!((image.width(), image.height()), (side, side));
        }
    }

    #[test]
    fn a_whole_picture_keeps_its_shape_and_loses_what_it_tells() {
        let mut jpeg = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(3000, 1500).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
        let mut bytes = jpeg.into_inner();
        let secret = b"GPS 54.57 -1.31";
        let mut comment = vec![0xff, 0xfe, 0, secret.len() as u8 + 2];
        comment.extend_from_slice(secret);
        bytes.splice(2..2, comment);
        let whole = redraw_whole(&bytes).unwrap();
        assert_eq!((whole.kind, whole.width, whole.height), (Kind::Jpeg, 640, 320));
        let drawn = image::load_from_memory(&whole.picture).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (2560, 1280));
        for kept in [&whole.picture, &whole.preview] {
            assert!(!kept.windows(secret.len()).any(|it| it == secret)); // abuse case 66
        }
        let mut screen = png(100, 40);
        let text = *b"\0\0\0\x0ctEXtAuthor\0Ellis\0\0\0\0";
        screen.splice(33..33, text);
        let whole = redraw_whole(&screen).map(|it| (it.kind, it.picture));
        if let Ok((kind, picture)) = whole {
            assert_eq!(kind, Kind::Png);
            assert!(!picture.windows(5).any(|it| it == b"Ellis"));
        }
        assert_eq!(redraw_whole(&png(3, 2)).unwrap().kind, Kind::Png, "small ones are pictures too");
        assert_eq!(redraw_whole(b"<svg/>"), Err(PictureProblem::Kind));
        assert_eq!(redraw_whole(&png(64, 64)[..80]), Err(PictureProblem::Broken)); // abuse case 67
    }

    #[test]
    fn lies_and_bombs_are_refused_with_a_reason() {
        assert_eq!(redraw(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(PictureProblem::Kind)); // abuse case 63
        assert_eq!(redraw(b"<!doctype html><script>"), Err(PictureProblem::Kind));
        assert_eq!(redraw(b"GIF89a............"), Err(PictureProblem::Kind)); // abuse case 64
        assert_eq!(redraw(&png(10, 10)), Err(PictureProblem::Small));
        let mut bomb = png(64, 64);
        bomb[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]); // says 50,000 × 50,000 (abuse case 65)
        assert!(matches!(redraw(&bomb), Err(PictureProblem::Large | PictureProblem::Broken)));
        let whole = png(64, 64);
        assert_eq!(redraw(&whole[..whole.len() / 2]), Err(PictureProblem::Broken));
        assert_eq!(redraw(&vec![0; HEAVIEST + 1]), Err(PictureProblem::Heavy));
    }
}
