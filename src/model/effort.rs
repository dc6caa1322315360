//! What an activity takes: time and people.

/// How long an activity takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeNeeded {
    /// To get ready.
    pub prepare: Option<WorkTime>,
    /// From start to end.
    pub run: Option<WorkTime>,
}

/// A length of working time, as written: `3d`, `2w`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkTime {
    /// How many units; at least 1.
    pub amount: u16,
    /// Of which unit.
    pub unit: TimeUnit,
}

/// A unit of working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// `m`.
    Minutes,
    /// `h`.
    Hours,
    /// `d`: a working day of 8 hours.
    Days,
    /// `w`: a working week of 5 days.
    Weeks,
}

impl WorkTime {
    /// Reads `30m`, `4h`, `3d` or `2w`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (amount, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let unit = match unit {
            "m" => TimeUnit::Minutes,
            "h" => TimeUnit::Hours,
            "d" => TimeUnit::Days,
            "w" => TimeUnit::Weeks,
            _ => return None,
        };
        let digits = !amount.is_empty() && amount.bytes().all(|byte| byte.is_ascii_digit());
        let amount = digits.then(|| amount.parse().ok()).flatten().filter(|&amount| amount > 0)?;
        Some(Self { amount, unit })
    }

    /// Returns the time in working minutes: a day has 8 hours, a week 5 days.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        let of_unit = match self.unit {
            TimeUnit::Minutes => 1,
            TimeUnit::Hours => 60,
            TimeUnit::Days => 8 * 60,
            TimeUnit::Weeks => 5 * 8 * 60,
        };
        self.amount as u32 * of_unit
    }
}

/// How many people something takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamSize {
    /// At least.
    pub min: u16,
    /// At most.
    pub max: u16,
}

impl TeamSize {
    /// Reads `3` or `2-4`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse::<u16>().ok()).flatten().filter(|&number| number > 0)
        };
        let (min, max) = match text.split_once(['-', '–']) {
            Some((min, max)) => (number(min.trim())?, number(max.trim())?),
            None => (number(text)?, number(text)?),
        };
        (min <= max).then_some(Self { min, max })
    }
}
