//! The program behind the window: acts first, then draws.

use std::path::PathBuf;
use std::sync::Arc;

use egui::text_selection::LabelSelectionState;
use egui::{Event, Key, Modifiers, ThemePreference, ViewportCommand};

use super::command::{Command, Numbered, Plain};
use super::job::dialog::{Dialogs, Native};
use super::job::store::Store;
use super::job::{Jobs, sample};
use super::keys::{self, Owner};
use super::state::{Effect, Looks, State, Tab, Work};
use super::update::{self, Message};
use super::{fonts, theme, view};
use crate::report::Format;

/// The program behind the window.
pub struct App {
    /// All that the window knows.
    pub state: State,
    jobs: Jobs,
    dialogs: Arc<dyn Dialogs>,
    store: Option<Store>,
    cache: view::Cache,
    /// Whether the looks are those without motion.
    still: bool,
    /// The title of the window.
    title: String,
}

impl App {
    /// Makes the program and starts on its inputs, if there are any.
    pub fn new(ctx: &egui::Context, inputs: Vec<PathBuf>) -> Self {
        Self::with(ctx, inputs, Arc::new(Native), Store::of_platform())
    }

    /// Makes the program with dialogs and a data folder of one's choice.
    pub fn with(ctx: &egui::Context, inputs: Vec<PathBuf>, dialogs: Arc<dyn Dialogs>, store: Option<Store>) -> Self {
        fonts::install(ctx);
        theme::install(ctx);
        // Zoom is a setting of ours, so that it is kept and stands in the menus.
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let mut state = State::default();
        if let Some(store) = &store {
            for problem in [
                store.decisions().map(|decisions| state.decisions = decisions).err(),
                store.settings().map(|kept| state.kept = kept).err(),
            ]
            .into_iter()
            .flatten()
            {
                state.notify(problem, true);
            }
        }
        state.run.grouping.gate_days = state.kept.gate_days;
        let mut app = Self {
            state,
            jobs: Jobs::new(ctx.clone()),
            dialogs,
            store,
            cache: view::Cache::default(),
            still: true,
            title: "Variorum".to_owned(),
        };
        if !inputs.is_empty() {
            update::apply(&mut app.state, Command::Open(inputs));
            app.perform(ctx);
        }
        app
    }

    /// Takes in news and keys.
    fn act(&mut self, ctx: &egui::Context) {
        for message in self.jobs.news() {
            update::receive(&mut self.state, message);
        }
        for command in self.keyboard(ctx) {
            update::apply(&mut self.state, command);
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            update::apply(&mut self.state, Command::Add(dropped));
        }
        self.perform(ctx);
    }

    /// Returns the wishes that the keyboard makes.
    fn keyboard(&self, ctx: &egui::Context) -> Vec<Command> {
        let mut commands = Vec::new();
        if self.state.typed.waits.is_some() {
            return ctx.input_mut(|input| waited_for(&mut input.events));
        }
        let writing = ctx.text_edit_focused();
        for (keys, owner) in &self.state.kept.keys.all() {
            // Keys that mean something to whoever writes are left to the field; Alt and a digit may write a letter.
            // Function keys never do: F3 in the field of the search goes to the next hit.
            let writes = keys.conflicts_with_text_editing() || matches!(owner, Owner::Numbered(_));
            if writing && writes && !keys::function(keys.logical_key) {
                continue;
            }
            if ctx.input_mut(|input| input.consume_shortcut(keys)) {
                commands.push(match *owner {
                    Owner::Plain(plain) => Command::Plain(plain),
                    Owner::Numbered(Numbered::Kind(kind)) => Command::FilterKind(kind),
                    Owner::Numbered(Numbered::Column(n)) => Command::ToggleColumn(n),
                });
            }
        }
        if !writing && self.state.dialog.is_none() {
            ctx.input_mut(|input| {
                input.events.retain(|event| match event {
                    Event::Paste(text) => {
                        commands.push(Command::Pasted(text.clone()));
                        false
                    }
                    _ => true,
                });
            });
        }
        let idle = self.state.dialog.is_none() && ctx.memory(|memory| memory.focused().is_none());
        if idle && self.state.desk.is_some() && self.state.tab == Tab::Rows && !egui::Popup::is_any_open(ctx) {
            for (key, plain) in [(Key::ArrowDown, Plain::NextRow), (Key::ArrowUp, Plain::PreviousRow)] {
                if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                    commands.push(plain.into());
                }
            }
        }
        if self.state.dialog.is_none() && !writing && copies_row(ctx) {
            commands.push(Plain::CopyRow.into());
        }
        // Esc gives up the drag of a column first.
        if self.state.dialog.is_none()
            && self.state.find.is_some()
            && ctx.dragged_id().is_none()
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            commands.push(Command::CloseFind);
        }
        commands
    }

    /// Does what the state asks for outside of it.
    fn perform(&mut self, ctx: &egui::Context) {
        for effect in std::mem::take(&mut self.state.effects) {
            self.perform_one(ctx, effect);
        }
        let wanted = match self.state.kept.looks {
            Looks::System => ThemePreference::System,
            Looks::Light => ThemePreference::Light,
            Looks::Dark => ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference) != wanted {
            ctx.set_theme(wanted);
        }
        if self.still != self.state.kept.still {
            self.still = self.state.kept.still;
            theme::set_motion(ctx, !self.still);
        }
        let title = self.state.title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        let zoom = self.state.kept.zoom.clamp(0.5, 3.0);
        if (ctx.zoom_factor() - zoom).abs() > 0.001 {
            ctx.set_zoom_factor(zoom);
        }
    }

    fn perform_one(&mut self, ctx: &egui::Context, effect: Effect) {
        match effect {
            Effect::Compare => {
                self.state.work = Work::Running(None);
                self.state.run.corrections = self.state.decisions.corrections.clone();
                let before = self.state.comparison.clone();
                self.jobs.compare(self.state.inputs.clone(), self.state.run.clone(), before);
            }
            Effect::Correct => {
                if self.state.work.is_running() {
                    // The run under way does not know the correction.
                    self.perform_one(ctx, Effect::Compare);
                } else if let Some(comparison) = self.state.comparison.clone() {
                    self.jobs.correct(comparison, self.state.decisions.corrections.clone());
                }
            }
            Effect::Stop => self.jobs.stop(),
            Effect::ChooseFolder => self.ask("choose a folder", |dialogs| dialogs.folders().map(Message::Chosen)),
            Effect::ChooseFiles => self.ask("choose files", |dialogs| dialogs.files().map(Message::Added)),
            Effect::ChooseReport(format) => {
                let name = self.report_name(format);
                self.ask("choose a place", move |dialogs| {
                    Ok(Message::Place(format, dialogs.place(&name, format.ending())?))
                });
            }
            Effect::SaveReport(path, format) => {
                if let Some(comparison) = self.state.comparison.clone() {
                    let options = self.state.report_options();
                    self.jobs.save(comparison, self.state.decisions.clone(), options, format, path);
                }
            }
            Effect::OpenSample => {
                let folder = self.data_folder();
                self.jobs.start("write the sample", move || Message::Sample(sample::unpack(&folder)));
            }
            Effect::LinkNames => {
                if let (Some(comparison), Some((event, rulings))) =
                    (self.state.comparison.clone(), self.state.hand.linked.of.clone())
                {
                    self.jobs.link_names(comparison, event, rulings);
                }
            }
            Effect::Preview => {
                if let Some(comparison) = self.state.comparison.clone() {
                    let format = self.state.typed.format.unwrap_or(Format::Html);
                    self.jobs.preview(comparison, self.state.decisions.clone(), self.state.report_options(), format);
                }
            }
            Effect::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::KeepArticle(pasted) => self.jobs.keep_article(self.data_folder(), pasted),
            Effect::Watch => {
                self.jobs.watch(if self.state.kept.watch { self.state.inputs.clone() } else { Vec::new() });
            }
            Effect::KeepDecisions => {
                if let Some(Err(reason)) = self.store.as_ref().map(|store| store.keep_decisions(&self.state.decisions))
                {
                    self.state.notify(reason, true);
                }
            }
            Effect::KeepSettings => {
                if let Some(Err(reason)) = self.store.as_ref().map(|store| store.keep_settings(&self.state.kept)) {
                    self.state.notify(reason, true);
                }
            }
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Effect::NextPane => self.cache.next_pane(ctx, &self.state),
            Effect::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Opens a native dialog, unless one is open.
    fn ask(&mut self, name: &'static str, ask: impl FnOnce(&dyn Dialogs) -> Result<Message, String> + Send + 'static) {
        if std::mem::replace(&mut self.state.choosing, true) {
            return;
        }
        let dialogs = Arc::clone(&self.dialogs);
        self.jobs.start(name, move || ask(dialogs.as_ref()).unwrap_or_else(Message::NoDialog));
    }

    /// Returns the folder in which the window keeps what it writes of its own accord.
    fn data_folder(&self) -> PathBuf {
        let folder = self.store.as_ref().map(|store| store.folder().to_owned());
        folder.unwrap_or_else(|| std::env::temp_dir().join("variorum"))
    }

    fn report_name(&self, format: Format) -> String {
        let title = match self.state.picked_event() {
            Some(event) if self.state.typed.this_event => event.event.title.as_str(),
            _ => "",
        };
        let words: Vec<String> = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(6)
            .map(str::to_lowercase)
            .collect();
        let name = if words.is_empty() { "variorum-report".to_owned() } else { words.join("-") };
        format!("{name}.{}", format.ending())
    }
}

/// Takes the key that a command waits for out of the events; Esc waits no more.
fn waited_for(events: &mut Vec<Event>) -> Vec<Command> {
    let mut commands = Vec::new();
    events.retain(|event| match event {
        Event::Key { key: Key::Escape, pressed: true, modifiers: Modifiers::NONE, .. } => {
            commands.push(Command::AskKey(None));
            false
        }
        Event::Key { key, pressed: true, repeat: false, modifiers, .. } => {
            commands.push(Command::PressKey(keys::pressed(*modifiers, *key)));
            false
        }
        Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut => false,
        _ => true,
    });
    commands
}

/// Tells whether the keys of copying are pressed while no text is selected: the picked row is meant then.
fn copies_row(ctx: &egui::Context) -> bool {
    let asked = ctx.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy)));
    let selected = ctx.plugin_opt::<LabelSelectionState>().is_some_and(|plugin| plugin.lock().has_selection());
    asked && !selected
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.act(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let mut wishes = Vec::new();
        view::ui(ui, &self.state, &mut self.cache, &mut wishes);
        if !wishes.is_empty() {
            for command in wishes {
                update::apply(&mut self.state, command);
            }
            self.perform(ui.ctx());
            ui.ctx().request_repaint();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
