//! Members who are in a postcode district without a practice.

use kernel::{Reason, Viewer};
use places::actions::{Run, import_outcodes};

const OPERATOR: Viewer = Viewer::house(Reason::Operator);

proving::app_test! {
    async fn a_district_without_a_practice_is_somewhere(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        for (who, outcode) in [(&ada, "TS13"), (&ben, "E1"), (&cleo, "ZZ9")] {
            let head = [("revision", "0"), ("profession", "profession.gp"), ("location", outcode)];
            who.post("/profile/edit", &head).await.goes_to("/profile/edit");
        }
        let file = "id,postcode,latitude,longitude,town\n1,TS13,54.56,-0.80,Loftus\n2,TS18,54.56,-1.31,Stockton\n3,E1,51.52,-0.06,London\n";
        import_outcodes(app.app(), &OPERATOR, file.into(), Run::Real).await.expect("imported");
        app.settle().await;
        let near = ben.get("/people?near=TS18&miles=25").await;
        near.is_ok().shows("Ada Lovelace").lacks("Cleo");
        assert!(near.html().contains("1 person"), "Ben is in London");
        ben.get("/people?near=TS18&miles=5").await.is_ok().lacks("Ada Lovelace");
    }
}
