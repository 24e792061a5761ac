//! What a user of the window would miss: clicks and state through accessible labels, and few pictures.

mod desk;
mod fixture;
mod hostile;
mod jobs;
mod pictures;
mod rows;
mod start;
