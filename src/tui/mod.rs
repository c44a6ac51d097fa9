//! The screen, as pure functions: [`update`] changes the state, [`draw`] reads it. The terminal is elsewhere.

pub mod action;
pub mod keys;
pub mod msg;
pub mod state;
pub mod theme;
mod update;
mod view;

pub use self::{
    action::{Action, Context},
    keys::Keymap,
    msg::{Effect, Msg, Progress},
    state::{Options, State},
    theme::Theme,
    update::update,
    view::{cursor, draw},
};
