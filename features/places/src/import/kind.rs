//! What kind of file it is, and what it brings in.

/// A kind of file that Kettle reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `epraccur` of the Organisation Data Service: practices of England and Wales.
    Practices,
    /// The practice reference file of Northern Ireland.
    NorthernIreland,
    /// `ePCN.xlsx`: networks and their practices.
    Pcns,
    /// Outward postcodes with where they are.
    Outcodes,
}

impl Kind {
    /// In the order in which one brings them in.
    pub const ALL: [Kind; 4] = [Kind::Practices, Kind::NorthernIreland, Kind::Pcns, Kind::Outcodes];

    /// As the store and forms write it.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Practices => "practices",
            Kind::NorthernIreland => "northern_ireland",
            Kind::Pcns => "pcns",
            Kind::Outcodes => "outcodes",
        }
    }
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Practices => "Practices of England and Wales",
            Kind::NorthernIreland => "Practices of Northern Ireland",
            Kind::Pcns => "Primary care networks",
            Kind::Outcodes => "Postcodes",
        }
    }
    /// Which file that is.
    pub const fn hint(self) -> &'static str {
        match self {
            Kind::Practices => "epraccur.csv of NHS ODS: no heading, 27 columns",
            Kind::NorthernIreland => "The GP practice reference file of Northern Ireland, CSV",
            Kind::Pcns => "ePCN.xlsx of NHS ODS",
            Kind::Outcodes => "The first halves of postcodes with latitude and longitude, CSV",
        }
    }
    /// From a form or the store.
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_as_they_are_written() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(kind));
        }
        assert_eq!(Kind::parse("terms"), None);
    }
}
