//! `kettle member`: for operators and scripts.

use super::OPERATOR;
use accounts::{
    account::{Email, MemberName, NewPassword},
    actions::{self, Added, Listed, MadeMember},
};
use accounts_api::{Role, RoleChange};
use clap::{Args, Subcommand};
use frame::App;
use kernel::{MemberId, Problems, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// `kettle member …`
#[derive(Args, Serialize, Deserialize)]
pub struct MemberWords {
    #[command(subcommand)]
    verb: Verb,
    /// One line of JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand, Serialize, Deserialize)]
enum Verb {
    /// Add a member
    Add {
        /// The address they sign in with
        #[arg(long)]
        email: String,
        /// The name
        #[arg(long)]
        name: String,
        /// Read the password from standard input, one line
        #[arg(long, required = true)]
        password_stdin: bool,
        /// They run the network
        #[arg(long)]
        admin: bool,
        /// They look at reports
        #[arg(long)]
        moderator: bool,
        /// The address needs no confirmation
        #[arg(long)]
        confirmed: bool,
    },
    /// List all members
    List,
    /// Suspend a member; ends their sessions
    Suspend {
        /// Their address or id
        who: String,
    },
    /// Take a suspension back
    Restore {
        /// Their address or id
        who: String,
    },
    /// Delete the account of a member who has asked for it, without the fourteen days
    Erase {
        /// Their address or id
        who: String,
    },
    /// Make a member an administrator
    Admin {
        /// Their address or id
        who: String,
        /// Take the role instead; the last administrator stays one
        #[arg(long)]
        end: bool,
    },
    /// Make a member a moderator, who looks at reports
    Moderator {
        /// Their address or id
        who: String,
        /// Take the role instead
        #[arg(long)]
        end: bool,
    },
}

impl MemberWords {
    /// Whether a password comes on standard input.
    pub fn wants_password(&self) -> bool {
        matches!(self.verb, Verb::Add { .. })
    }
}

/// Does it.
pub async fn member(app: &App, words: MemberWords, input: Vec<u8>) -> Result<String> {
    let json = words.json;
    match words.verb {
        Verb::Add { email, name, admin, moderator, confirmed, .. } => {
            let made = checked(&name, &email, &input)?;
            let added = if confirmed { Added::Confirmed } else { Added::ToConfirm };
            let id = actions::add_member(app, &OPERATOR, made, added).await?;
            // Whoever is added with a role may have it before the address is confirmed.
            if admin {
                actions::name_admin(app, &OPERATOR, id).await?;
            }
            if moderator {
                actions::name_moderator(app, &OPERATOR, id).await?;
            }
            Ok(one(json, json!({ "id": id.to_string() }), format!("Added {name} ({id}).")))
        }
        Verb::List => {
            let members = actions::list_members(app, &OPERATOR).await?;
            Ok(if json { json_line(json!(members)) } else { members.iter().map(Listed::line).collect() })
        }
        Verb::Suspend { who } => {
            let id = find(app, &who).await?;
            let changed = actions::set_standing(app, &OPERATOR, id, "suspended").await?;
            Ok(one(json, json!({ "id": id.to_string(), "changed": changed }), "Suspended.".to_owned()))
        }
        Verb::Restore { who } => {
            let id = find(app, &who).await?;
            let changed = actions::set_standing(app, &OPERATOR, id, "active").await?;
            Ok(one(json, json!({ "id": id.to_string(), "changed": changed }), "Restored.".to_owned()))
        }
        Verb::Erase { who } => {
            let id = find(app, &who).await?;
            if !leaving::actions::erase_at_once(app, id).await? {
                let words = "They have not asked to be deleted; they do it themselves, under Settings.";
                return Err(Problems::one("who", words).into());
            }
            Ok(one(json, json!({ "id": id.to_string() }), "Deleted for good.".to_owned()))
        }
        Verb::Admin { who, end: false } => change(app, &who, Role::Administrator, RoleChange::Given, json).await,
        Verb::Admin { who, end: true } => change(app, &who, Role::Administrator, RoleChange::Taken, json).await,
        Verb::Moderator { who, end: false } => change(app, &who, Role::Moderator, RoleChange::Given, json).await,
        Verb::Moderator { who, end: true } => change(app, &who, Role::Moderator, RoleChange::Taken, json).await,
    }
}

/// Gives a role or takes it; letters go out as when an administrator does it.
async fn change(app: &App, who: &str, role: Role, change: RoleChange, json: bool) -> Result<String> {
    let id = find(app, who).await?;
    administration::actions::change_role(app, &OPERATOR, id, role, change).await?;
    let words = match (role, change) {
        (Role::Administrator, RoleChange::Given) => "An administrator now.",
        (Role::Administrator, RoleChange::Taken) => "No longer an administrator.",
        (Role::Moderator, RoleChange::Given) => "A moderator now.",
        (Role::Moderator, RoleChange::Taken) => "No longer a moderator.",
    };
    Ok(one(json, json!({ "id": id.to_string() }), words.to_owned()))
}

fn checked(name: &str, email: &str, input: &[u8]) -> Result<MadeMember> {
    let password = String::from_utf8_lossy(input);
    let password = password.lines().next().unwrap_or_default();
    let mut problems = Problems::none();
    let parsed = (
        problems.take("name", MemberName::parse(name)),
        problems.take("email", Email::parse(email)),
        problems.take("password", NewPassword::parse(password, &[name, email])),
    );
    match parsed {
        (Some(name), Some(email), Some(password)) => {
            Ok(MadeMember { name, email, password: password.expose().to_owned() })
        }
        _ => Err(problems.into()),
    }
}

async fn find(app: &App, who: &str) -> Result<MemberId> {
    if let Ok(id) = who.parse() {
        return Ok(id);
    }
    let email = Email::parse(who).map_err(|it| Problems::one("who", it.to_string()))?;
    let found = actions::find_member(app, &OPERATOR, &email).await?;
    found.ok_or_else(|| Problems::one("who", "No member has this address.").into())
}

fn one(json: bool, value: serde_json::Value, words: String) -> String {
    if json { json_line(value) } else { format!("{words}\n") }
}

/// Exactly one line.
pub fn json_line(value: serde_json::Value) -> String {
    format!("{value}\n")
}
