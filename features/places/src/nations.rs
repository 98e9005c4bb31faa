//! What no file names: the nations, the regions and boards of England as of July 2022, and the boards of Wales.
//!
//! Written by hand from the public record. A later import adds boards that are not here, under their bare code.

use places_api::PlaceKind;

/// A row of the table: code, kind, name, parent, code of the Office for National Statistics (empty if there is none).
pub(crate) type Row = (&'static str, PlaceKind, &'static str, &'static str, &'static str);

/// Above everything in England.
pub const ENGLAND: &str = "ENG";
/// Above everything in Wales.
pub const WALES: &str = "WLS";
/// Above everything in Scotland.
pub const SCOTLAND: &str = "SCT";
/// Above everything in Northern Ireland.
pub const NORTHERN_IRELAND: &str = "NIR";

/// Parents stand before their children.
pub(crate) const TABLE: &[Row] = {
    use PlaceKind::{Area, Board, Icb, Nation, Region};
    &[
        (ENGLAND, Nation, "England", "", "E92000001"),
        (WALES, Nation, "Wales", "", "W92000004"),
        (SCOTLAND, Nation, "Scotland", "", "S92000003"),
        (NORTHERN_IRELAND, Nation, "Northern Ireland", "", "N92000002"),
        ("Y56", Region, "London", ENGLAND, "E40000003"),
        ("Y58", Region, "South West", ENGLAND, "E40000006"),
        ("Y59", Region, "South East", ENGLAND, "E40000005"),
        ("Y60", Region, "Midlands", ENGLAND, "E40000011"),
        ("Y61", Region, "East of England", ENGLAND, "E40000007"),
        ("Y62", Region, "North West", ENGLAND, "E40000010"),
        ("Y63", Region, "North East and Yorkshire", ENGLAND, "E40000012"),
        ("QKK", Icb, "NHS South East London ICB", "Y56", "E54000030"),
        ("QMF", Icb, "NHS North East London ICB", "Y56", "E54000029"),
        ("QMJ", Icb, "NHS North Central London ICB", "Y56", "E54000028"),
        ("QRV", Icb, "NHS North West London ICB", "Y56", "E54000027"),
        ("QWE", Icb, "NHS South West London ICB", "Y56", "E54000031"),
        ("QJK", Icb, "NHS Devon ICB", "Y58", "E54000037"),
        ("QOX", Icb, "NHS Bath and North East Somerset, Swindon and Wiltshire ICB", "Y58", "E54000040"),
        ("QR1", Icb, "NHS Gloucestershire ICB", "Y58", "E54000043"),
        ("QSL", Icb, "NHS Somerset ICB", "Y58", "E54000038"),
        ("QT6", Icb, "NHS Cornwall and the Isles of Scilly ICB", "Y58", "E54000036"),
        ("QUY", Icb, "NHS Bristol, North Somerset and South Gloucestershire ICB", "Y58", "E54000039"),
        ("QVV", Icb, "NHS Dorset ICB", "Y58", "E54000041"),
        ("QKS", Icb, "NHS Kent and Medway ICB", "Y59", "E54000032"),
        ("QNQ", Icb, "NHS Frimley ICB", "Y59", "E54000034"),
        ("QNX", Icb, "NHS Sussex ICB", "Y59", "E54000064"),
        ("QRL", Icb, "NHS Hampshire and Isle of Wight ICB", "Y59", "E54000042"),
        ("QU9", Icb, "NHS Buckinghamshire, Oxfordshire and Berkshire West ICB", "Y59", "E54000044"),
        ("QXU", Icb, "NHS Surrey Heartlands ICB", "Y59", "E54000063"),
        ("QGH", Icb, "NHS Herefordshire and Worcestershire ICB", "Y60", "E54000019"),
        ("QHL", Icb, "NHS Birmingham and Solihull ICB", "Y60", "E54000055"),
        ("QJ2", Icb, "NHS Derby and Derbyshire ICB", "Y60", "E54000058"),
        ("QJM", Icb, "NHS Lincolnshire ICB", "Y60", "E54000013"),
        ("QK1", Icb, "NHS Leicester, Leicestershire and Rutland ICB", "Y60", "E54000015"),
        ("QNC", Icb, "NHS Staffordshire and Stoke-on-Trent ICB", "Y60", "E54000010"),
        ("QOC", Icb, "NHS Shropshire, Telford and Wrekin ICB", "Y60", "E54000011"),
        ("QPM", Icb, "NHS Northamptonshire ICB", "Y60", "E54000059"),
        ("QT1", Icb, "NHS Nottingham and Nottinghamshire ICB", "Y60", "E54000060"),
        ("QUA", Icb, "NHS Black Country ICB", "Y60", "E54000062"),
        ("QWU", Icb, "NHS Coventry and Warwickshire ICB", "Y60", "E54000018"),
        ("QH8", Icb, "NHS Mid and South Essex ICB", "Y61", "E54000026"),
        ("QHG", Icb, "NHS Bedfordshire, Luton and Milton Keynes ICB", "Y61", "E54000024"),
        ("QJG", Icb, "NHS Suffolk and North East Essex ICB", "Y61", "E54000023"),
        ("QM7", Icb, "NHS Hertfordshire and West Essex ICB", "Y61", "E54000025"),
        ("QMM", Icb, "NHS Norfolk and Waveney ICB", "Y61", "E54000022"),
        ("QUE", Icb, "NHS Cambridgeshire and Peterborough ICB", "Y61", "E54000056"),
        ("QE1", Icb, "NHS Lancashire and South Cumbria ICB", "Y62", "E54000048"),
        ("QOP", Icb, "NHS Greater Manchester ICB", "Y62", "E54000057"),
        ("QYG", Icb, "NHS Cheshire and Merseyside ICB", "Y62", "E54000008"),
        ("QF7", Icb, "NHS South Yorkshire ICB", "Y63", "E54000061"),
        ("QHM", Icb, "NHS North East and North Cumbria ICB", "Y63", "E54000050"),
        ("QOQ", Icb, "NHS Humber and North Yorkshire ICB", "Y63", "E54000051"),
        ("QWO", Icb, "NHS West Yorkshire ICB", "Y63", "E54000054"),
        ("7A1", Board, "Betsi Cadwaladr University Health Board", WALES, "W11000023"),
        ("7A2", Board, "Hywel Dda University Health Board", WALES, "W11000025"),
        ("7A3", Board, "Swansea Bay University Health Board", WALES, "W11000031"),
        ("7A4", Board, "Cardiff and Vale University Health Board", WALES, "W11000029"),
        ("7A5", Board, "Cwm Taf Morgannwg University Health Board", WALES, "W11000030"),
        ("7A6", Board, "Aneurin Bevan University Health Board", WALES, "W11000028"),
        ("7A7", Board, "Powys Teaching Health Board", WALES, "W11000024"),
        ("NI-BELFAST", Area, "Belfast area", NORTHERN_IRELAND, ""),
        ("NI-NORTHERN", Area, "Northern area", NORTHERN_IRELAND, ""),
        ("NI-SOUTH-EASTERN", Area, "South Eastern area", NORTHERN_IRELAND, ""),
        ("NI-SOUTHERN", Area, "Southern area", NORTHERN_IRELAND, ""),
        ("NI-WESTERN", Area, "Western area", NORTHERN_IRELAND, ""),
    ]
};
