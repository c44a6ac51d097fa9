//! The screen, as pure functions: [`update`] changes the state, [`draw`] reads it. The terminal is elsewhere.
//!
//! [`action`] is the table of all that a key can do; [`keys`] binds keys to it; [`layout`] says which part of the screen
//! is whose, to `update` and to `draw`; each pane is one file of [`pane`].

pub mod action;
mod citation;
pub mod command;
pub mod keys;
pub mod layout;
pub mod look;
pub mod msg;
pub mod pane;
pub mod record;
pub mod spoken;
pub mod state;
pub mod text;
pub mod theme;
mod update;
mod view;

pub use self::{
    action::{Action, Context},
    keys::Keymap,
    look::{Background, Depth, Look},
    msg::{Effect, Msg, Piped, Progress},
    state::{Ask, Column, Options, Pane, State},
    theme::Theme,
    update::{capture, update},
    view::{cursor, draw},
};
