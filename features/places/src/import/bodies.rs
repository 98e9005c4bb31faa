//! The bodies above practices, as far as a practice file mentions them: it has their codes, never their names.

use super::outcome::Said;
use crate::{
    ladder::ground,
    link::{Link, LinkKind},
    nations::{ENGLAND, WALES},
    place::{Place, PlaceCode, PlaceKind},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What stands above one practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Above {
    /// The sub-ICB in England, the board in Wales.
    pub commissioner: Option<PlaceCode>,
    /// The ICB; `Q99` in Wales; area teams (`Q44` to `Q88`) in old files and for what closed long ago.
    pub icb: String,
    /// The region; `W00` for Wales.
    pub region: String,
    /// Only open practices say how things are now.
    pub is_open: bool,
}

const NO_REGION_BUT_WALES: &str = "W00";

/// Whether most open English practices stand under area teams, as they did before April 2020.
pub(super) fn are_of_the_ccg_era(practices: &[Above]) -> bool {
    let english = practices.iter().filter(|it| it.is_open && it.region != NO_REGION_BUT_WALES);
    let (old, all) = english.fold((0, 0), |(old, all), it| (old + usize::from(it.has_area_team()), all + 1));
    old * 2 > all
}

/// The sub-ICBs that the practices name, and such boards and regions as our own table does not have.
pub(super) fn of(practices: &[Above]) -> Vec<Said> {
    let ground = ground();
    let known: HashMap<&str, &str> = ground.places.iter().map(|it| (it.code.as_str(), it.name.as_str())).collect();
    let mut votes: BTreeMap<&PlaceCode, BTreeMap<(&str, &str), usize>> = BTreeMap::new();
    for it in practices.iter().filter(|it| it.is_open && !it.has_area_team()) {
        if let Some(commissioner) = &it.commissioner {
            *votes.entry(commissioner).or_default().entry((&it.icb, &it.region)).or_default() += 1;
        }
    }
    let mut said = Vec::new();
    let mut newcomers = BTreeSet::new();
    for (commissioner, of_it) in votes {
        let Some(((icb, region), _)) = of_it.into_iter().max_by_key(|(_, count)| *count) else { continue };
        if region == NO_REGION_BUT_WALES {
            newcomers.insert((PlaceKind::Board, commissioner.as_str(), WALES));
        } else {
            newcomers.insert((PlaceKind::Region, region, ENGLAND));
            newcomers.insert((PlaceKind::Icb, icb, region));
            let icb_name = known.get(icb).map_or_else(|| bare_name(PlaceKind::Icb, icb), |it| (*it).to_owned());
            said.push(body(commissioner.as_str(), PlaceKind::SubIcb, format!("{icb_name} – {commissioner}"), icb));
        }
    }
    let unnamed =
        newcomers.into_iter().filter(|(_, code, _)| !known.contains_key(code) && PlaceCode::parse(code).is_ok());
    said.extend(unnamed.map(|(kind, code, parent)| body(code, kind, bare_name(kind, code), parent)));
    said
}

impl Above {
    /// `Q74` and the like; an ICB's code has a letter in its middle or at least another beginning (`QHM`, `Q0A`).
    fn has_area_team(&self) -> bool {
        let is_numbered = self.icb.len() == 3 && self.icb[1..].bytes().all(|b| b.is_ascii_digit());
        self.icb.starts_with('Q') && is_numbered && self.region != NO_REGION_BUT_WALES
    }
}

fn bare_name(kind: PlaceKind, code: &str) -> String {
    format!("{} {code}", kind.label())
}

fn body(code: &str, kind: PlaceKind, name: String, parent: &str) -> Said {
    let code = PlaceCode::stored(code);
    let parent = PlaceCode::parse(parent).ok();
    let link = |parent| Link { child: code.clone(), parent, kind: LinkKind::Part, from: None, to: None };
    Said { line: 0, links: parent.map(link).into_iter().collect(), place: Place::named(code.clone(), kind, name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(commissioner: &str, icb: &str, region: &str) -> Above {
        let commissioner = PlaceCode::parse(commissioner).ok();
        Above { commissioner, icb: icb.into(), region: region.into(), is_open: true }
    }

    fn names(practices: &[Above]) -> Vec<(String, String)> {
        of(practices).into_iter().map(|it| (it.place.name, it.links[0].parent.to_string())).collect()
    }

    #[test]
    fn the_majority_says_where_a_sub_icb_belongs() {
        let practices = [above("16C", "QHM", "Y63"), above("16C", "QHM", "Y63"), above("16C", "QWO", "Y63")];
        assert_eq!(names(&practices), [("NHS North East and North Cumbria ICB – 16C".into(), "QHM".into())]);
    }

    #[test]
    fn what_the_table_does_not_have_comes_under_its_code() {
        let practices = [above("9ZZ", "QZZ", "Y99"), above("7A9", "Q99", "W00"), above("7A1", "Q99", "W00")];
        assert_eq!(
            names(&practices),
            [
                ("Integrated care board QZZ – 9ZZ".into(), "QZZ".into()),
                ("Integrated care board QZZ".into(), "Y99".into()),
                ("NHS region Y99".into(), "ENG".into()),
                ("Health board 7A9".into(), "WLS".into()),
            ]
        );
    }

    #[test]
    fn closed_practices_and_area_teams_say_nothing() {
        let closed = Above { is_open: false, ..above("00K", "QHM", "Y63") };
        assert!(of(&[closed, above("00K", "Q74", "Y54")]).is_empty());
        assert!(are_of_the_ccg_era(&[above("00K", "Q74", "Y54")]));
        assert!(!are_of_the_ccg_era(&[above("16C", "QHM", "Y63"), above("7A1", "Q99", "W00")]));
        assert!(!are_of_the_ccg_era(&[]));
    }
}
