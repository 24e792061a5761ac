//! What can be typed, and the help that teaches it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::calendar::Moment;
use crate::report::{Format, Quotations, words};

/// What is read, for the help and for folders that hold none of it.
pub(super) const READS: &str =
    "Variorum reads .txt, .md, .html, .htm, .html.gz, .json and .jsonl files, also in sub-folders.";

const EXAMPLES: &str = "\
Examples:
  variorum articles/                                 open the window on a folder
  variorum compare articles/ -o report.html          group, compare, save one HTML file
  variorum compare a.txt b.html --one-event          two reports of one event, to standard output
  variorum compare articles/ -o all.json             everything, for other programs
  variorum compare articles/ --event 2 -o two.md     the second event only
  variorum compare articles/ --event 2 --explain 3   why the third finding of that event is there
  variorum inspect a.txt --format text               what was read from one article
  variorum inspect articles/ | jq .title             one JSON object a line";

const EXIT: &str = "\
Exit status:
  0  done
  1  nothing could be read or written (the reason is on standard error)
  2  wrong usage";

/// Compares how several sources report the same event, side by side and offline
#[derive(Debug, Parser)]
#[command(
    name = "variorum",
    version,
    about,
    long_about = "Compares how several sources report the same event: who, when, how many, and what came of it.\n\
        Give it folders or files of news articles. It groups the reports of one event, lays them side by side, and marks where they disagree.\n\
        Article text never leaves this machine.",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = EXAMPLES,
    after_long_help = long_help()
)]
pub(super) struct Arguments {
    /// Folders and files to open in the window
    #[arg(value_name = "FOLDER|FILE")]
    pub(super) inputs: Vec<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

fn long_help() -> String {
    let cautions: Vec<String> = words::cautions().iter().map(|caution| format!("  - {caution}")).collect();
    format!("{EXAMPLES}\n\n{READS}\n\nWhat a report is and is not:\n{}\n\n{EXIT}", cautions.join("\n"))
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare articles and write a report
    #[command(after_help = EXIT)]
    Compare(Compare),
    /// Write what was read from each article
    #[command(after_help = EXIT)]
    Inspect(Inspect),
    /// Write a completion script for a shell
    ///
    /// For bash: variorum completions bash > ~/.local/share/bash-completion/completions/variorum
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Args, Debug)]
pub(super) struct Compare {
    /// Folders and files of articles
    #[arg(required = true, value_name = "FOLDER|FILE")]
    pub(super) inputs: Vec<PathBuf>,
    /// Write the report to this file; without it the report goes to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The format; without it the ending of the output file decides, and standard output gets Markdown
    #[arg(short, long, value_enum)]
    pub(super) format: Option<ReportFormat>,
    /// Take all articles as reports of one event
    #[arg(long)]
    pub(super) one_event: bool,
    /// Keep articles apart whose full dates of publication are more than so many days apart
    #[arg(long, value_name = "DAYS")]
    pub(super) gate_days: Option<u16>,
    /// Report one event only: its number as in the report, or words of its title
    #[arg(long, value_name = "N|TITLE")]
    pub(super) event: Option<String>,
    /// How much of the articles to quote
    #[arg(long, value_enum, default_value = "sentence")]
    pub(super) quotations: QuotationsArgument,
    /// The date to put on the report, as in 2024-11-22; the clock is never asked
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) date: Option<String>,
    /// Take articles that state no date as published on this day
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub(super) published: Option<Moment>,
    /// Show whole file paths, not just file names
    #[arg(long)]
    pub(super) full_paths: bool,
    /// Instead of a report, say why one finding is there: its number as in the report; with several events, name one with --event
    #[arg(long, value_name = "N", conflicts_with_all = ["output", "format"])]
    pub(super) explain: Option<usize>,
    /// Fail when any file was set aside (the report is written all the same)
    #[arg(long)]
    pub(super) strict: bool,
}

#[derive(Args, Debug)]
pub(super) struct Inspect {
    /// Files and folders of articles
    #[arg(required = true, value_name = "FILE|FOLDER")]
    pub(super) files: Vec<PathBuf>,
    /// One JSON object a line, or text for reading
    #[arg(short, long, value_enum, default_value = "jsonl")]
    pub(super) format: InspectFormat,
    /// Take articles that state no date as published on this day, as in 2024-11-22
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub(super) published: Option<Moment>,
    /// Fail when any file was set aside
    #[arg(long)]
    pub(super) strict: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ReportFormat {
    /// One file, no script, for reading and printing
    Html,
    /// Everything, after the schema variorum-comparison/1
    Json,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
    /// One reading a row, for spreadsheets
    Csv,
}

impl From<ReportFormat> for Format {
    fn from(format: ReportFormat) -> Self {
        match format {
            ReportFormat::Html => Self::Html,
            ReportFormat::Json => Self::Json,
            ReportFormat::Md => Self::Markdown,
            ReportFormat::Csv => Self::Csv,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum InspectFormat {
    /// One JSON object a line, an article each
    Jsonl,
    /// Text for reading
    Text,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum QuotationsArgument {
    /// The differing sentences only
    Sentence,
    /// At most 25 words around each reading
    #[value(name = "25-words")]
    Words25,
    /// The full aligned text
    Full,
}

impl From<QuotationsArgument> for Quotations {
    fn from(quotations: QuotationsArgument) -> Self {
        match quotations {
            QuotationsArgument::Sentence => Self::Sentence,
            QuotationsArgument::Words25 => Self::Words25,
            QuotationsArgument::Full => Self::Full,
        }
    }
}

fn moment(written: &str) -> Result<Moment, String> {
    Moment::parse(written)
        .filter(|moment| moment.year.is_some())
        .ok_or_else(|| "write a day as in 2024-11-22, or a day and a time as in 2024-11-22T14:42".to_owned())
}

fn day(written: &str) -> Result<String, String> {
    moment(written).map(|moment| moment.to_string())
}
