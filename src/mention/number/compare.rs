//! Tells whether two numbers can both be right.

use super::{Number, NumberKind};
use crate::calendar::Modifier;

/// How two numbers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Agreement {
    /// The same value.
    Equal,
    /// Both can be right: one is rounded, hedged, a range, or in another unit.
    Compatible,
    /// They do not meet, but lie so close that a hedge or a rounding explains it.
    Near,
    /// They exclude each other.
    Different,
    /// They count different things, or one has no value.
    Incomparable,
}

/// Compares two numbers that are said of the same thing.
///
/// - Comparable are numbers of one kind and unit: the same currency (currencies are never converted), measures of one dimension
///   (length, mass, area, volume, speed, temperature, power are converted), counts of the same class or the same noun.
///   A killed count is never compared with an injured one. A share (a third, one in five) is comparable with a percentage.
/// - Equal are equal values without a hedge.
/// - Compatible are values whose allowed ranges meet (see [`Number::range`]); values that are equal when the finer one is rounded to the
///   last stated digit of the coarser (1.36 and 1.4 million, 1,187 and 1,200); measures within a tenth once converted, as a writer who
///   converts also rounds.
/// - Near are values of which one is hedged on both sides ("about", "nearly") and whose ranges miss by no more than a tenth:
///   "nearly 50" and 53; but "at least 10" excludes 9.
/// - Scores are pairs: 4–2 and 2–4 are one result told from two sides.
pub fn compare(a: &Number, b: &Number) -> Agreement {
    let (Some(x), Some(y)) = (a.value, b.value) else { return Agreement::Incomparable };
    if a.kind == NumberKind::Score || b.kind == NumberKind::Score {
        return scores(a, b);
    }
    let Some(factors) = common(a, b) else {
        // A bare number beside a counted one says nothing, unless it is the same number.
        let bare = |number: &Number| number.kind == NumberKind::Plain && number.unit.is_none();
        return if (bare(a) || bare(b)) && same(x, y) && a.kind != b.kind {
            Agreement::Equal
        } else {
            Agreement::Incomparable
        };
    };
    let converted = factors.0 != factors.1;
    let (left, right) = (Scaled::new(a, x, factors.0), Scaled::new(b, y, factors.1));
    if same(left.value, right.value) && left.same_ends(&right) {
        let hedged = a.modifier != b.modifier;
        return if hedged || converted { Agreement::Compatible } else { Agreement::Equal };
    }
    if left.meets(&right, 0.0) || left.rounds_to(&right) || right.rounds_to(&left) {
        return Agreement::Compatible;
    }
    if converted && left.meets(&right, 0.1) {
        return Agreement::Compatible;
    }
    let loose = [a, b].iter().any(|number| matches!(number.modifier, Some(Modifier::Approximate | Modifier::LessThan)));
    if loose && left.meets(&right, 0.1) { Agreement::Near } else { Agreement::Different }
}

fn hedged(number: &Number) -> bool {
    number.modifier.is_some() || number.high.is_some()
}

fn same(x: f64, y: f64) -> bool {
    (x - y).abs() <= 1e-9 * x.abs().max(y.abs()).max(1.0)
}

fn scores(a: &Number, b: &Number) -> Agreement {
    if a.kind != b.kind {
        return Agreement::Incomparable;
    }
    let result = |number: &Number| number.value.zip(number.high);
    let (Some(left), Some(right)) = (result(a), result(b)) else {
        return Agreement::Incomparable;
    };
    if same(left.0, right.0) && same(left.1, right.1) {
        Agreement::Equal
    } else if same(left.0, right.1) && same(left.1, right.0) {
        Agreement::Compatible
    } else {
        Agreement::Different
    }
}

/// A number laid into the unit of comparison.
struct Scaled {
    value: f64,
    low: f64,
    high: f64,
    /// The unit of its last stated digit.
    place: f64,
    exact: bool,
}

impl Scaled {
    fn new(number: &Number, value: f64, (factor, offset): (f64, f64)) -> Self {
        let lay = |x: f64| x * factor + offset;
        Self {
            value: lay(value),
            low: lay(number.range.0),
            high: lay(number.range.1),
            place: place(value) * factor.abs(),
            exact: !hedged(number),
        }
    }

    fn same_ends(&self, other: &Self) -> bool {
        self.exact == other.exact || same(self.low, other.low) && same(self.high, other.high)
    }

    /// Tells whether the ranges meet when both reach `slack` (a part of the greater value) further.
    fn meets(&self, other: &Self, slack: f64) -> bool {
        let room = slack * self.value.abs().max(other.value.abs()) + 1e-9 * self.value.abs().max(other.value.abs());
        self.low <= other.high + room && other.low <= self.high + room
    }

    /// Tells whether this value, rounded to the other's last stated digit, is the other.
    fn rounds_to(&self, other: &Self) -> bool {
        // "10" for 12 is no rounding: a count is rounded to hundreds at least, and by no more than a tenth.
        let coarse =
            other.place > self.place && (other.place >= 100.0 || other.place < 1.0 || other.value.abs() >= 1e5);
        coarse
            && (self.value - other.value).abs() <= other.place / 2.0
            && (self.value - other.value).abs() <= 0.1 * other.value.abs()
    }
}

/// Returns the unit of the last digit that is not zero: 100 for 1,200, 0.01 for 4.25.
fn place(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 1.0;
    }
    for power in (-6..=15).rev() {
        let unit = 10_f64.powi(power);
        let units = value / unit;
        if (units - units.round()).abs() < 1e-6 * units.abs().max(1.0) && units.abs() >= 1.0 - 1e-9 {
            return unit;
        }
    }
    1e-6
}

/// Nouns that count anybody.
const ANYBODY: [&str; 14] = [
    "person",
    "victim",
    "resident",
    "passenger",
    "other",
    "inhabitant",
    "villager",
    "body",
    "human",
    "individual",
    "civilian",
    "citizen",
    "life",
    "casualty",
];

/// Returns how to lay both numbers into one unit, or `None` where they measure different things.
fn common(a: &Number, b: &Number) -> Option<((f64, f64), (f64, f64))> {
    const ONE: (f64, f64) = (1.0, 0.0);
    use NumberKind::{Age, Count, Magnitude, Measure, Money, Percent, Plain};
    match (a.kind, b.kind) {
        (Money | Percent | Age | Magnitude, _) if a.kind == b.kind => (a.unit == b.unit).then_some((ONE, ONE)),
        (Plain, Percent) if share(a) && b.unit.as_deref() == Some("%") => Some(((100.0, 0.0), ONE)),
        (Percent, Plain) if share(b) && a.unit.as_deref() == Some("%") => Some((ONE, (100.0, 0.0))),
        (Measure, Measure) => {
            let (x, y) = (a.unit.as_deref()?, b.unit.as_deref()?);
            if x == y {
                return Some((ONE, ONE));
            }
            let ((left, from), (right, to)) = (dimension(x)?, dimension(y)?);
            (left == right).then_some((from, to))
        }
        (Count, Count) => counted(a, b).then_some((ONE, ONE)),
        (Plain, Plain) => Some((ONE, ONE)),
        _ => None,
    }
}

fn share(number: &Number) -> bool {
    number.unit.is_none() && number.value.is_some_and(|value| value > 0.0 && value < 1.0)
}

/// Tells whether two counts count the same.
fn counted(a: &Number, b: &Number) -> bool {
    let anybody = |number: &Number| number.unit.as_deref().is_none_or(|unit| ANYBODY.contains(&unit));
    match (&a.class, &b.class) {
        (Some(x), Some(y)) => x == y && (a.unit == b.unit || anybody(a) && anybody(b)),
        (None, None) => a.unit.is_some() && (a.unit == b.unit || anybody(a) && anybody(b)),
        _ => false,
    }
}

/// Returns the dimension of a unit, and factor and offset into its base unit.
fn dimension(unit: &str) -> Option<(&'static str, (f64, f64))> {
    Some(match unit {
        "km" => ("length", (1000.0, 0.0)),
        "m" => ("length", (1.0, 0.0)),
        "cm" => ("length", (0.01, 0.0)),
        "mm" => ("length", (0.001, 0.0)),
        "mi" => ("length", (1609.344, 0.0)),
        "nmi" => ("length", (1852.0, 0.0)),
        "yd" => ("length", (0.9144, 0.0)),
        "ft" => ("length", (0.3048, 0.0)),
        "in" => ("length", (0.0254, 0.0)),
        // A ton may be short, long or metric; the metric one lies between the others.
        "t" | "ton" => ("mass", (1000.0, 0.0)),
        "kg" => ("mass", (1.0, 0.0)),
        "g" => ("mass", (0.001, 0.0)),
        "mg" => ("mass", (0.000_001, 0.0)),
        "lb" => ("mass", (0.453_592_37, 0.0)),
        "oz" => ("mass", (0.028_349_523, 0.0)),
        "ha" => ("area", (10_000.0, 0.0)),
        "acre" => ("area", (4046.856, 0.0)),
        "km2" => ("area", (1e6, 0.0)),
        "mi2" => ("area", (2_589_988.0, 0.0)),
        "m2" => ("area", (1.0, 0.0)),
        "ft2" => ("area", (0.092_903, 0.0)),
        "l" => ("volume", (1.0, 0.0)),
        "ml" => ("volume", (0.001, 0.0)),
        "gal" => ("volume", (3.785_41, 0.0)),
        "bbl" => ("volume", (158.987, 0.0)),
        "km/h" => ("speed", (1.0, 0.0)),
        "mph" => ("speed", (1.609_344, 0.0)),
        "kn" => ("speed", (1.852, 0.0)),
        "C" => ("temperature", (1.0, 0.0)),
        "F" => ("temperature", (5.0 / 9.0, -160.0 / 9.0)),
        "W" => ("power", (1.0, 0.0)),
        "kW" => ("power", (1e3, 0.0)),
        "MW" => ("power", (1e6, 0.0)),
        "GW" => ("power", (1e9, 0.0)),
        "KB" => ("data", (1e3, 0.0)),
        "MB" => ("data", (1e6, 0.0)),
        "GB" => ("data", (1e9, 0.0)),
        "TB" => ("data", (1e12, 0.0)),
        _ => return None,
    })
}

/// Returns the values that a hedge allows around a value or range, both ends included.
///
/// "about" reaches a tenth to both sides; "nearly" a tenth down; "more than" and "at least" up to 1.35 times the value, or two above it,
/// as nobody writes "at least 12" of 40; "up to" and "fewer than" down to nothing. An exact decimal or scaled number reaches half of its
/// last stated place (`place`) to both sides, a whole count nowhere.
pub(super) fn range(value: f64, high: Option<f64>, modifier: Option<Modifier>, nearly: bool, place: f64) -> (f64, f64) {
    let (low, high) = match high {
        Some(high) if high > value => (value, high),
        Some(high) => (high, value),
        None => (value, value),
    };
    match modifier {
        Some(Modifier::Approximate) => (low - 0.1 * low.abs(), high + 0.1 * high.abs()),
        Some(Modifier::LessThan) if nearly => (low - 0.1 * low.abs(), high),
        Some(Modifier::LessThan | Modifier::AtMost) => (0.0_f64.min(low), high),
        Some(Modifier::MoreThan | Modifier::AtLeast) => (low, (1.35 * high).max(high + 2.0)),
        _ if (place - 1.0).abs() < 1e-9 => (low, high),
        _ => (low - place / 2.0, high + place / 2.0),
    }
}
