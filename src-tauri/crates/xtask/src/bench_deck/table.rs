//! The table of a comparison.

/// One maker's figures. Absent ones could not be had.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The maker.
    pub maker: String,
    /// Seconds from start to end.
    pub took: Option<f64>,
    /// Seconds that processors worked.
    pub worked: Option<f64>,
    /// The most memory, in bytes.
    pub memory: Option<f64>,
    /// The size of the file, in bytes.
    pub bytes: Option<f64>,
    /// How many pages it has.
    pub pages: Option<usize>,
    /// Whether it is tagged.
    pub tagged: Option<bool>,
    /// How many words of the content it lost.
    pub lost: Option<usize>,
    /// Why there are no figures.
    pub note: Option<String>,
}

impl Row {
    /// The row of a maker that could not take part.
    pub fn absent(maker: &str, why: &str) -> Self {
        let why = why.lines().find(|line| !line.trim().is_empty()).unwrap_or("no reason was given");
        Self { maker: maker.to_owned(), note: Some(why.trim().to_owned()), ..Self::default() }
    }
}

/// The rows as Markdown, with ratios to the first of them.
pub fn text(rows: &[Row]) -> String {
    const HEAD: [&str; 8] = ["Maker", "Time", "Processor time", "Peak memory", "Size", "Pages", "Tagged", "Words lost"];
    let mut lines = vec![HEAD.map(str::to_owned).to_vec()];
    let Some(ours) = rows.first() else { return String::new() };
    for row in rows {
        let figure = |own: Option<f64>, ours: Option<f64>, unit: fn(f64) -> String| match (own, ours) {
            (Some(own), Some(ours)) if ours > 0.0 => format!("{} ({:.2})", unit(own), own / ours),
            (Some(own), _) => unit(own),
            (None, _) => "–".to_owned(),
        };
        let or_dash = |figure: Option<String>| figure.unwrap_or_else(|| "–".to_owned());
        lines.push(vec![
            row.maker.clone(),
            figure(row.took, ours.took, |seconds| format!("{seconds:.3} s")),
            figure(row.worked, ours.worked, |seconds| format!("{seconds:.3} s")),
            figure(row.memory, ours.memory, |bytes| format!("{:.1} MB", bytes / 1e6)),
            figure(row.bytes, ours.bytes, |bytes| format!("{:.1} KB", bytes / 1e3)),
            or_dash(row.pages.map(|pages| pages.to_string())),
            or_dash(row.tagged.map(|tagged| if tagged { "yes" } else { "no" }.to_owned())),
            or_dash(row.lost.map(|lost| lost.to_string())),
        ]);
    }
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        let cells: Vec<String> = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        text += &format!("| {} |\n", cells.join(" | "));
        if number == 0 {
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            text += &format!("| {} |\n", rules.join(" | "));
        }
    }
    for row in rows {
        if let Some(note) = &row.note {
            text += &format!("\n{}: not measured: {note}", row.maker);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Row, text};

    fn row(maker: &str, took: f64) -> Row {
        Row {
            maker: maker.into(),
            took: Some(took),
            worked: Some(took),
            memory: Some(2e6),
            bytes: Some(1500.0),
            pages: Some(23),
            tagged: Some(true),
            lost: Some(0),
            note: None,
        }
    }

    #[test]
    fn figures_stand_beside_their_ratios_to_ours() {
        let table = text(&[row("Debrief", 0.1), row("krilla", 0.25)]);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[2].contains("0.100 s (1.00)") && lines[2].contains("1.5 KB (1.00)"), "{table}");
        assert!(lines[3].contains("0.250 s (2.50)") && lines[3].contains("2.0 MB (1.00)"), "{table}");
        assert!(lines.iter().all(|line| line.chars().count() == lines[0].chars().count()), "{table}");
    }

    #[test]
    fn who_could_not_take_part_is_named_with_the_reason() {
        let table = text(&[row("Debrief", 0.1), Row::absent("typst", "\npip: no such package\nmore")]);
        assert!(table.contains("| typst "), "{table}");
        assert!(table.ends_with("typst: not measured: pip: no such package"), "{table}");
    }
}
