//! What imports read and save.

use super::{day, place, word};
use crate::{
    import::{diff::Known, outcodes::OutcodeChanges, plan::Plan},
    ladder::{Step, ground},
    link::Link,
    place::{Place, PlaceCode},
    policy::Import,
    postcode::{Outcode, OutcodeArea},
};
use kernel::{Fault, Moment, Permit};
use places_api::{Point, name_key};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Reader, Row, Tx, named, sql};

/// All places and links, to compare a file with. To be read slowly, or inside the write.
pub async fn list_known(reader: Reader<'_>) -> Result<Known, Fault> {
    let sql = sql!(
        "SELECT code, kind, name, address, postcode, phone, ons_code, status, opened, closed FROM place ORDER BY code"
    );
    let places = reader.list(sql, named! {}, place).await?;
    let sql = sql!(
        "SELECT child_code, kind, parent_code, since, until FROM place_link ORDER BY child_code, kind, parent_code, since"
    );
    Ok(Known::of(places, reader.list(sql, named! {}, link).await?))
}

/// As much as is known of the ground: its places and links, and the steps of its places.
pub async fn list_ground(reader: Reader<'_>) -> Result<(Known, HashSet<Step>), Fault> {
    let ground = ground();
    let codes: Vec<&str> = ground.places.iter().map(|it| it.code.as_str()).collect();
    let codes = store::list(&codes);
    let sql = sql!(
        "SELECT code, kind, name, address, postcode, phone, ons_code, status, opened, closed FROM place
         WHERE code IN LIST(:codes)"
    );
    let places = reader.list(sql, named! { codes: codes.clone() }, place).await?;
    let sql =
        sql!("SELECT child_code, kind, parent_code, since, until FROM place_link WHERE child_code IN LIST(:codes)");
    let links = reader.list(sql, named! { codes: codes.clone() }, link).await?;
    let sql = sql!("SELECT place_code, above_code FROM place_step WHERE place_code IN LIST(:codes)");
    let steps = reader.list(sql, named! { codes }, step).await?;
    Ok((Known::of(places, links), steps.into_iter().collect()))
}

/// All steps of the ladder as they are stored.
pub async fn list_steps(reader: Reader<'_>) -> Result<HashSet<Step>, Fault> {
    let sql = sql!("SELECT place_code, above_code FROM place_step ORDER BY place_code, above_code");
    Ok(reader.list(sql, named! {}, step).await?.into_iter().collect())
}

/// All outcodes.
pub async fn list_outcodes(reader: Reader<'_>) -> Result<HashMap<Outcode, OutcodeArea>, Fault> {
    let sql = sql!("SELECT code, latitude, longitude, town FROM outcode ORDER BY code");
    let area = |row: &Row<'_>| {
        let outcode = Outcode::stored(row.text("code")?);
        let point = Point { latitude: row.real("latitude")?, longitude: row.real("longitude")? };
        Ok((outcode.clone(), OutcodeArea { outcode, point, town: row.text("town")?.to_owned() }))
    };
    Ok(reader.list(sql, named! {}, area).await?.into_iter().collect())
}

/// Saves places and links, and the steps that follow from them.
pub async fn save_plan(tx: &mut Tx, plan: &Permit<Import, Plan>) -> Result<(), Fault> {
    let now = tx.now();
    for place in plan.places() {
        save_place(tx, place, now).await?;
    }
    for link in &plan.changes.links {
        save_link(tx, link).await?;
    }
    save_steps(tx, plan).await
}

/// Saves outcodes.
pub async fn save_outcodes(tx: &mut Tx, outcodes: &Permit<Import, OutcodeChanges>) -> Result<(), Fault> {
    for OutcodeArea { outcode, point, town } in outcodes.new.iter().chain(&outcodes.changed) {
        let sql = sql!(
            "INSERT INTO outcode (code, latitude, longitude, town) VALUES (:code, :latitude, :longitude, :town)
             ON CONFLICT (code) DO UPDATE SET latitude = excluded.latitude, longitude = excluded.longitude,
                                              town = excluded.town"
        );
        let (latitude, longitude) = (point.latitude, point.longitude);
        tx.run(sql, named! { code: outcode.as_str(), latitude, longitude, town }).await?;
    }
    Ok(())
}

fn link(row: &Row<'_>) -> Result<Link, Fault> {
    Ok(Link {
        child: PlaceCode::stored(row.text("child_code")?),
        kind: word(row, "kind")?,
        parent: PlaceCode::stored(row.text("parent_code")?),
        from: day(row, "since")?,
        to: day(row, "until")?,
    })
}

fn step(row: &Row<'_>) -> Result<Step, Fault> {
    let (place, above) = (row.text("place_code")?, row.text("above_code")?);
    Ok(Step { place: PlaceCode::stored(place), above: PlaceCode::stored(above) })
}

async fn save_place(tx: &mut Tx, place: &Place, now: Moment) -> Result<(), Fault> {
    let sql = sql!(
        "INSERT INTO place (code, kind, name, name_key, address, town, postcode, outcode, phone, ons_code, status,
                            opened, closed, changed_at)
         VALUES (:code, :kind, :name, :key, :address, :town, :postcode, :outcode, :phone, :ons_code, :status,
                 :opened, :closed, :now)
         ON CONFLICT (code) DO UPDATE SET
           name = excluded.name, name_key = excluded.name_key, address = excluded.address, town = excluded.town,
           postcode = excluded.postcode, outcode = excluded.outcode, phone = excluded.phone,
           ons_code = excluded.ons_code, status = excluded.status, opened = excluded.opened, closed = excluded.closed,
           changed_at = excluded.changed_at"
    );
    let outcode = place.postcode.as_ref().map(|it| it.outcode().to_string());
    let args = named! {
        code: place.code.as_str(),
        kind: place.kind.as_str(),
        name: &place.name,
        key: name_key(&place.name),
        address: place.address.join("\n"),
        town: place.town(),
        postcode: place.postcode.as_ref().map(|it| it.as_str()),
        outcode,
        phone: &place.phone,
        ons_code: &place.ons_code,
        status: place.status.as_str(),
        opened: place.opened.map(|it| it.to_string()),
        closed: place.closed.map(|it| it.to_string()),
        now,
    };
    tx.run(sql, args).await.map(drop)
}

async fn save_link(tx: &mut Tx, link: &Link) -> Result<(), Fault> {
    let sql = sql!(
        "INSERT INTO place_link (child_code, kind, parent_code, since, until)
         VALUES (:child, :kind, :parent, :since, :until)
         ON CONFLICT (child_code, kind, parent_code, since) DO UPDATE SET until = excluded.until"
    );
    let args = named! {
        child: link.child.as_str(),
        kind: link.kind.as_str(),
        parent: link.parent.as_str(),
        since: link.from.map(|it| it.to_string()).unwrap_or_default(),
        until: link.to.map(|it| it.to_string()),
    };
    tx.run(sql, args).await.map(drop)
}

/// One statement for all that stand under the same place, because a region has thousands.
async fn save_steps(tx: &mut Tx, plan: &Plan) -> Result<(), Fault> {
    for (above, places) in by_above(&plan.gone) {
        let sql = sql!("DELETE FROM place_step WHERE above_code = :above AND place_code IN LIST(:places)");
        tx.run(sql, named! { above: above.as_str(), places: store::list(&places) }).await?;
    }
    let (selves, come): (Vec<Step>, Vec<Step>) = plan.come.iter().cloned().partition(|it| it.place == it.above);
    for (above, places) in by_above(&come) {
        let sql = sql!(
            "INSERT INTO place_step (place_code, above_code, rung)
             SELECT code, CAST(:above AS TEXT), CAST(:rung AS BIGINT) FROM place WHERE code IN LIST(:places)"
        );
        let rung = plan.rungs.get(above).copied().unwrap_or_default();
        tx.run(sql, named! { above: above.as_str(), rung, places: store::list(&places) }).await?;
    }
    let mut by_rung: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for Step { place, .. } in &selves {
        by_rung.entry(plan.rungs.get(place).copied().unwrap_or_default()).or_default().push(place.as_str());
    }
    for (rung, places) in by_rung {
        let sql = sql!(
            "INSERT INTO place_step (place_code, above_code, rung)
             SELECT code, code, CAST(:rung AS BIGINT) FROM place WHERE code IN LIST(:places)"
        );
        tx.run(sql, named! { rung, places: store::list(&places) }).await?;
    }
    Ok(())
}

fn by_above(steps: &[Step]) -> BTreeMap<&PlaceCode, Vec<&str>> {
    let mut grouped: BTreeMap<&PlaceCode, Vec<&str>> = BTreeMap::new();
    steps.iter().for_each(|it| grouped.entry(&it.above).or_default().push(it.place.as_str()));
    grouped
}
