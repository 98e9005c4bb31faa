//! Looking for colleagues by their addresses. The addresses are compared and forgotten: not one is kept, logged or told.

use crate::{
    address_book::{AddressBook, LOOKED_A_WEEK, TooMany},
    policy,
    request::WEEK,
    store::reach as db,
};
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Viewer};

/// Looking for addresses.
pub const LOOK_UP: Act = Act::open("look_up_addresses");

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// How many addresses were looked for.
    pub addresses: usize,
    /// Who of them is here, lets themselves be found by it, and may be seen by the viewer; by name.
    pub found: Vec<(MemberId, String)>,
}

/// Looks for the addresses of a book. Whoever is not here, does not allow it, or must not be found by the viewer is the
/// same nobody (abuse case 80).
///
/// # Errors
/// A problem of the field `file` if more addresses were looked for than one may in a week.
pub async fn look_up(app: &App, viewer: &Viewer, book: AddressBook) -> Result<Looked> {
    let member = viewer.member.or_absent()?;
    let addresses = book.addresses().len();
    app.write(viewer, LOOK_UP.on(member), async |tx| {
        // One look of a member after the other, so that two at once do not find room for both.
        ::store::inbox::hold(tx, &[member]).await?;
        let since = tx.now().minus(WEEK);
        let before = db::count_looked_for(tx.reader(), member, since).await?;
        let look = policy::may_look_up(tx.viewer(), addresses)?;
        if before.saturating_add_unsigned(addresses as u64) > LOOKED_A_WEEK {
            return Err(Refusal::Invalid(Problems::one("file", TooMany.to_string())).into());
        }
        db::insert_look(tx, &look).await
    })
    .await?;
    let read = app.read(viewer).await?;
    let members = accounts_api::page_of_addressed(read.reader(), book.addresses()).await?;
    let found = db::page_of_findable(read.reader(), &members).await?;
    Ok(Looked { addresses, found })
}
