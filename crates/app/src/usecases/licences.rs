//! What others wrote that ships with the program, and under which licences.
//!
//! The list is made by `cargo xtask licences` and is part of the program, so that it can be read without a network.

use crate::open::App;
use crate::wire::*;
use crate::{Caller, internal, not_found};
use serde::Deserialize;

const FILE: &str = include_str!("../../licences/third-party.json");

#[derive(Deserialize)]
struct Shipped {
    packages: Vec<Package>,
    texts: Vec<String>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(flatten)]
    about: ThirdParty,
    texts: Vec<usize>,
}

/// Read anew each time: it is asked for rarely and is large.
fn shipped() -> Result<Shipped, WireError> {
    serde_json::from_str(FILE).map_err(internal)
}

pub(crate) async fn licence_list(_: &App, _: Caller) -> Result<Vec<ThirdParty>, WireError> {
    let mut all: Vec<ThirdParty> = shipped()?.packages.into_iter().map(|p| p.about).collect();
    all.sort_by(|a, b| (a.name.to_lowercase(), &a.version, &a.kind).cmp(&(b.name.to_lowercase(), &b.version, &b.kind)));
    Ok(all)
}

pub(crate) async fn licence_show(
    _: &App,
    _: Caller,
    kind: String,
    name: String,
    version: String,
) -> Result<LicenceView, WireError> {
    let shipped = shipped()?;
    let package = shipped
        .packages
        .iter()
        .find(|p| p.about.kind == kind && p.about.name == name && p.about.version == version)
        .ok_or_else(|| not_found("package", &name))?;
    let texts: Vec<&str> = package.texts.iter().filter_map(|at| shipped.texts.get(*at).map(String::as_str)).collect();
    let text = if texts.is_empty() {
        format!("The package carries no licence text of its own. It says of itself: {}.", package.about.licence)
    } else {
        texts.join("\n\n\u{2014}\n\n")
    };
    Ok(LicenceView { name: format!("{name} {version}"), text })
}
