//! Spanish, as written in the United States.

mod tables;

use super::{Captions, Comparison, Outcome, Profile, Step, TableWords, Words, capitalized, grouped};
use chrono::{Datelike, NaiveDate};
use debrief_domain::{Direction, GroupLevel, Horizon, ReviewState};

pub(super) struct Spanish;

static CAPTIONS: Captions = Captions {
    framework: "El marco",
    heard: "Lo que escuchamos y leímos",
    summary: "Resumen",
    differently: "Donde lo vemos distinto",
    changed: "Lo que cambió",
    method: "Cómo trabajamos",
    debrief: "Informe",
    extra: "Además",

    spoke_to: "Hablamos con",
    also_looked_at: "También revisamos",
    looked_at: "Revisamos",
    key_findings: "Hallazgos clave",
    recommendations: "Recomendaciones",
    messages: "Lo esencial",
    next_steps: "Próximos pasos",
    element: "Elemento",
    level: "Nivel",
    found: "Lo que encontramos",
    group: "Grupo",
    sessions: "Sesiones",
    people: "Personas",
    levels_came: "Cómo se llegó a los niveles",
    people_were_told: "Lo que se dijo a las personas",
    our_view: "Nuestra revisión",
    their_view: "Equipo directivo",
    then: "Antes",
    now: "Ahora",
    continued: "(continuación)",
    not_enough_evidence: "Evidencia insuficiente",
    not_rated: "Aún sin nivel",
    no_level: "Aún no se ha acordado un nivel.",
    no_rationale: "Aún no se han escrito las razones.",
    reasons_kept_back: "Las razones no forman parte de esta versión.",
    withheld: "[cita no autorizada]",
    heard_empty: "Esta página se llena a medida que se celebran sesiones y se leen documentos.",
    method_empty: "Esta página se llena a medida que se celebran sesiones y se acuerdan niveles.",
    theme_empty: "Aquí aún no hay hallazgos ni recomendaciones.",
    extra_empty: "Esta página aún está vacía.",
    deck_title: "La capacidad de su organización para cumplir sus metas",
    closing_line: "Gracias a todas las personas que nos dieron su tiempo y su franqueza.",
};

/// Masculine, as before “elementos”, “grupos”, “documentos”.
const SMALL: [&str; 10] = ["ningún", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

fn month_name(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

/// A number before a masculine noun.
fn number(n: usize) -> String {
    if n < 10 { SMALL[n].to_owned() } else { grouped(n, ',') }
}

/// A number before a feminine noun.
fn feminine(n: usize) -> String {
    match n {
        0 => "ninguna".to_owned(),
        1 => "una".to_owned(),
        _ => number(n),
    }
}

/// A number without its noun.
fn alone(n: usize) -> String {
    match n {
        0 => "ninguno".to_owned(),
        1 => "uno".to_owned(),
        _ => number(n),
    }
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

fn count_feminine(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", feminine(n), if n == 1 { one } else { many })
}

/// “y” becomes “e” before the sound of an i.
fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => {
            let start = last.to_lowercase();
            let sounds_like_i = start.starts_with('i') || start.starts_with('í') || start.starts_with("hi");
            let and = if sounds_like_i && !start.starts_with("hie") { "e" } else { "y" };
            format!("{} {and} {last}", first.join(", "))
        }
    }
}

/// An outcome after a count of elements: `en amber-green`, `sin evidencia suficiente`.
fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Level(name) => format!("en {name}"),
        Outcome::NotEnoughEvidence => "sin evidencia suficiente".to_owned(),
        Outcome::Undecided => "aún sin nivel".to_owned(),
    }
}

impl Words for Spanish {
    fn captions(&self) -> &'static Captions {
        &CAPTIONS
    }

    fn tables(&self) -> &'static TableWords {
        &tables::TABLES
    }

    fn state(&self, state: ReviewState) -> &'static str {
        match state {
            ReviewState::Draft => "Borrador",
            ReviewState::Provisional => "Provisional",
            ReviewState::Final => "Definitivo",
        }
    }

    fn horizon(&self, horizon: Horizon) -> &'static str {
        match horizon {
            Horizon::NearTerm => "Corto plazo",
            Horizon::LongerTerm => "Largo plazo",
            Horizon::NoMatterWhat => "En cualquier caso",
        }
    }

    fn month(&self, date: NaiveDate) -> String {
        format!("{} de {}", month_name(date), date.year())
    }

    fn day(&self, date: NaiveDate) -> String {
        format!("{} de {} de {}", date.day(), month_name(date), date.year())
    }

    fn debrief_of(&self, n: u32, of: u32) -> String {
        format!("Informe {n} de {of}")
    }

    fn part_of(&self, n: u32, of: u32) -> String {
        format!("{n} de {of}")
    }

    fn occasion(&self, name: &str) -> String {
        if name.is_empty() { "Informe".to_owned() } else { format!("Informe: {name}") }
    }

    fn framework_title(&self, elements: usize, areas: usize, whole: bool) -> String {
        if elements == 0 {
            return "Ningún elemento forma parte de esta revisión".to_owned();
        }
        let many = capitalized(&count(elements, "elemento", "elementos"));
        if whole {
            let verb = if elements == 1 { "forma" } else { "forman" };
            format!("{many} {verb} la capacidad de una organización para cumplir sus metas")
        } else {
            let verb = if elements == 1 { "es" } else { "son" };
            format!("{many} en {} {verb} objeto de esta revisión", count_feminine(areas, "área", "áreas"))
        }
    }

    fn heard_title(&self, people: Option<usize>, groups: usize, documents: usize) -> String {
        let in_groups = count(groups, "grupo", "grupos");
        let read = count(documents, "documento", "documentos");
        let heard = match people {
            Some(people) if people > groups => format!("{} personas en {in_groups}", feminine(people)),
            _ => in_groups,
        };
        match (groups, documents) {
            (0, 0) => "Aún falta escuchar y leer".to_owned(),
            (0, _) => {
                format!("{} {} hasta ahora", capitalized(&read), if documents == 1 { "leído" } else { "leídos" })
            }
            (_, 0) => format!("Escuchamos a {heard}"),
            _ => format!("Escuchamos a {heard} y leímos {read}"),
        }
    }

    fn groups_at(&self, level: GroupLevel, many: usize) -> String {
        let place = match level {
            GroupLevel::System => "en la oficina central",
            GroupLevel::School => "en las escuelas",
            GroupLevel::Community => "en la comunidad",
        };
        format!("{} {place}", capitalized(&count(many, "grupo", "grupos")))
    }

    fn method_title(&self, sessions: usize, documents: usize) -> String {
        let sessions_text = count_feminine(sessions, "sesión", "sesiones");
        let documents_text = count(documents, "documento", "documentos");
        match (sessions, documents) {
            (0, 0) => "Cómo trabajamos".to_owned(),
            (0, _) => format!("Trabajamos con {documents_text}"),
            (_, 0) => format!("Trabajamos con {sessions_text}"),
            _ => format!("Trabajamos con {sessions_text} y {documents_text}"),
        }
    }

    fn step(&self, step: &Step) -> String {
        match step {
            Step::Tagged => {
                "Anotamos lo que escuchamos y leímos, y unimos cada nota a los elementos de los que habla.".to_owned()
            }
            Step::Alone => "Cada revisor dio un nivel a solas, con una razón, antes de ver los demás.".to_owned(),
            Step::FurthestApart => "Primero hablamos de aquello en lo que más diferíamos.".to_owned(),
            Step::Agreed => "Un nivel es lo que acordamos tras sopesar la evidencia. Nunca es un promedio.".to_owned(),
            Step::NotEnough => "Donde la evidencia no alcanza para un nivel, el informe lo dice.".to_owned(),
            Step::Framework(name, code, version) => {
                format!("Las preguntas y los niveles son los del marco {name} ({code}, versión {version}).")
            }
        }
    }

    fn area_title(&self, area: &str, only: Option<&str>, outcomes: &[(usize, Outcome)]) -> String {
        if let (Some(only), [(_, of)]) = (only, outcomes) {
            return format!("{area}: {only}, {}", outcome(of));
        }
        if let [(_, Outcome::Undecided)] = outcomes {
            return format!("{area}: ningún elemento tiene aún un nivel");
        }
        if let [(many, of)] = outcomes {
            let all =
                if *many == 2 { "ambos elementos".to_owned() } else { format!("los {} elementos", number(*many)) };
            return format!("{area}: {all}, {}", outcome(of));
        }
        let parts: Vec<String> = outcomes
            .iter()
            .enumerate()
            .map(|(index, (many, of))| {
                let counted = if index == 0 { count(*many, "elemento", "elementos") } else { alone(*many) };
                format!("{counted} {}", outcome(of))
            })
            .collect();
        format!("{area}: {}", list(&parts))
    }

    fn summary_title(&self, profile: &Profile) -> String {
        let Profile { all, rated, many, levels, areas } = profile;
        if *rated == 0 {
            return "Ningún elemento tiene aún un nivel acordado".to_owned();
        }
        if *rated == 1 && *all > 1 {
            return "Un elemento tiene por ahora un nivel acordado".to_owned();
        }
        let levels = levels.join(" o ");
        let whole = rated == all;
        if many == rated {
            return match (whole, *rated) {
                (true, 1) => format!("El único elemento está en {levels}"),
                (true, 2) => format!("Ambos elementos están en {levels}"),
                (true, _) => format!("Los {} elementos están en {levels}", number(*all)),
                (false, 2) => format!("Los dos elementos con nivel están en {levels}"),
                (false, _) => format!("Los {} elementos con nivel están en {levels}", number(*rated)),
            };
        }
        let scope = if whole {
            format!("los {} elementos", number(*all))
        } else {
            format!("los {} que ya tienen nivel", number(*rated))
        };
        let verb = if *many == 1 { "está" } else { "están" };
        let among =
            if areas.is_empty() { String::new() } else { format!(", entre ellos todos los de {}", list(areas)) };
        format!("{} de {scope} {verb} en {levels}{among}", capitalized(&alone(*many)))
    }

    fn level_count(&self, many: usize, level: &str) -> String {
        format!("{many} {}", level.to_lowercase())
    }

    fn and_more_themes(&self, first: &str, more: usize) -> String {
        format!("{first}, y {}", count(more, "tema más", "temas más"))
    }

    fn themes_without_title(&self, many: usize) -> String {
        format!("{} para este horizonte", capitalized(&count(many, "tema", "temas")))
    }

    fn differently_title(&self, comparison: &Comparison) -> String {
        let Comparison { same, higher, lower } = comparison;
        let all = same + higher + lower;
        match (*higher, *lower) {
            (0, 0) if all == 1 => "El equipo directivo y nosotros vemos igual el único elemento".to_owned(),
            (0, 0) => format!("El equipo directivo y nosotros vemos igual los {} elementos", number(all)),
            (_, 0) => {
                format!("El equipo directivo ve mejor que nosotros {} de {} elementos", alone(*higher), number(all))
            }
            (0, _) => format!("El equipo directivo es más exigente en {} de {} elementos", alone(*lower), number(all)),
            _ => format!(
                "El equipo directivo ve mejor {}, peor {} e igual {}",
                count(*higher, "elemento", "elementos"),
                alone(*lower),
                alone(*same)
            ),
        }
    }

    fn changed_title(&self, comparison: &Comparison, since: &str) -> String {
        let Comparison { same, higher, lower } = comparison;
        let all = same + higher + lower;
        let have = |many: usize| if many == 1 { "ha" } else { "han" };
        match (*higher, *lower) {
            (0, 0) => format!("Ningún nivel ha cambiado desde {since}"),
            (_, 0) => format!(
                "{} de {} elementos {} subido desde {since}; ninguno ha bajado",
                capitalized(&alone(*higher)),
                number(all),
                have(*higher)
            ),
            (0, _) => format!(
                "{} de {} elementos {} bajado desde {since}; ninguno ha subido",
                capitalized(&alone(*lower)),
                number(all),
                have(*lower)
            ),
            _ => format!(
                "Desde {since}, {} de {} elementos {} subido y {} {} bajado",
                alone(*higher),
                number(all),
                have(*higher),
                alone(*lower),
                have(*lower)
            ),
        }
    }

    fn others_alike(&self, many: usize) -> String {
        if many == 1 { "El otro es igual.".to_owned() } else { format!("Los otros {} son iguales.", number(many)) }
    }

    fn heard_about(&self, gaps: usize, strengths: usize) -> String {
        let gaps_text = format!("{gaps} {}", if gaps == 1 { "brecha" } else { "brechas" });
        let strengths_text = format!("{strengths} {}", if strengths == 1 { "fortaleza" } else { "fortalezas" });
        format!("{gaps_text}, {strengths_text}")
    }

    fn framework_figure(&self, areas: usize, elements: usize) -> String {
        format!(
            "El marco en {} con {}",
            count_feminine(areas, "área", "áreas"),
            count(elements, "elemento", "elementos")
        )
    }

    fn heat_map_figure(&self, areas: usize, elements: usize) -> String {
        format!(
            "Mapa de niveles de {} en {}",
            count(elements, "elemento", "elementos"),
            count_feminine(areas, "área", "áreas")
        )
    }

    fn steps_apart(&self, steps: i64) -> String {
        let many = steps.unsigned_abs();
        let noun = if many == 1 { "nivel" } else { "niveles" };
        match steps {
            0 => "Igual".to_owned(),
            1.. => format!("{many} {noun} más"),
            _ => format!("{many} {noun} menos"),
        }
    }

    fn rests_on(&self, notes: usize, voices: usize, directions: &[(Direction, usize)]) -> String {
        if notes == 0 {
            return "Ninguna nota habla aún de este elemento.".to_owned();
        }
        let parts: Vec<String> = directions
            .iter()
            .map(|(direction, many)| match direction {
                Direction::Strength => count_feminine(*many, "fortaleza", "fortalezas"),
                Direction::Gap => count_feminine(*many, "brecha", "brechas"),
                Direction::OpenQuestion => count_feminine(*many, "pregunta abierta", "preguntas abiertas"),
            })
            .collect();
        let split = if parts.is_empty() { String::new() } else { format!(": {}", list(&parts)) };
        let from = count_feminine(voices, "fuente", "fuentes");
        format!("Se apoya en {} de {from}{split}.", count_feminine(notes, "nota", "notas"))
    }

    fn may_be_said(&self, text: &str, quote: bool) -> String {
        if quote { format!("Se puede citar: “{text}”") } else { format!("Se puede decir: {text}") }
    }
}
