//! What a user of the window would miss: clicks and state through accessible labels, and few pictures.

mod around;
mod commands;
mod corrections;
mod desk;
mod events;
mod facts;
mod filters;
mod fixture;
mod hostile;
mod inputs;
mod jobs;
mod keys;
mod pictures;
mod rows;
mod start;
mod states;
mod timeline;
