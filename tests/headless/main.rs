//! What a user of the core and the command line would miss, a module a capability.

mod again;
mod alignment;
mod article;
mod claims;
mod cli;
mod corrections;
mod dates;
mod discrepancies;
mod events;
mod gold;
mod names;
mod numbers;
mod outcomes;
mod properties;
mod reports;
mod samples;
mod sentences;
mod wording;
