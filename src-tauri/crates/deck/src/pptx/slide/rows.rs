//! The table of a slide.

use super::super::names::{SlidePlace, header_number, row_number};
use super::super::paragraphs::SetParagraph;
use super::super::table::SetTable;
use super::super::text::Setting;
use super::super::xml::emu;
use super::{Writer, xfrm};
use crate::laid::LaidPage;
use crate::theme::{LINE, LINE_STRONG};
use debrief_domain::PageKey;
use std::fmt::Write;

/// The table style without lines and grounds, which every PowerPoint has.
const NO_STYLE: &str = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

impl Writer<'_, '_> {
    pub(super) fn table(&mut self, page: &LaidPage, table: &SetTable<'_>) {
        let name = match &page.key {
            PageKey::Area(area) => self.maker.stamps.name(&SlidePlace::Table(area.clone(), page.part)),
            _ => "Table".to_owned(),
        };
        let title = page.title.clone();
        let named = self.named(&name, Some(&title));
        let width: f32 = table.columns.iter().map(|column| column.width).sum();
        let height: f32 = table.rows.iter().map(|row| row.height).sum();
        let frame = xfrm("p:xfrm", (table.left, table.top, width, height));
        let _ = write!(
            self.xml,
            "<p:graphicFrame><p:nvGraphicFramePr>{named}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/>\
             </p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{frame}<a:graphic><a:graphicData \
             uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\" firstCol=\"1\">\
             <a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>"
        );
        for column in &table.columns {
            let _ = write!(self.xml, "<a:gridCol w=\"{}\"/>", emu(column.width));
        }
        self.xml.push_str("</a:tblGrid>");
        let last = table.rows.len() - 1;
        for (at, row) in table.rows.iter().enumerate() {
            let _ = write!(self.xml, "<a:tr h=\"{}\">", emu(row.height));
            for ((column, cell), chip) in table.columns.iter().zip(&row.cells).zip(&row.chips) {
                let line = match at {
                    0 => self.maker.color(LINE_STRONG),
                    at if at < last => self.maker.color(LINE),
                    _ => "<a:noFill/>".to_owned(),
                };
                let top = chip.as_ref().map(|chip| chip.rect.y).or(cell.first().map(SetParagraph::top));
                let above = top.map_or(0.0, |top| (top - row.top).max(0.0));
                let end = column.left + column.width;
                let last_column = end > table.left + width - 1.0;
                let right = if last_column || column.right { 0.0 } else { 16.0 };
                self.xml.push_str("<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>");
                let mut below: Option<f32> = None;
                if let Some(chip) = chip {
                    let paragraph = self.maker.chip(chip, chip.rect.x - column.left);
                    self.xml.push_str(&paragraph);
                }
                for text in cell.iter().filter(|_| chip.is_none()) {
                    let setting = Setting {
                        above: below.map_or(0.0, |below| text.top() - below),
                        left: if column.right { 0.0 } else { (text.outer_left() - column.left).max(0.0) },
                        right: column.right,
                        loose: false,
                    };
                    let paragraph = self.maker.paragraph(text, setting, None);
                    self.xml.push_str(&paragraph);
                    below = Some(text.top() + text.height());
                }
                if cell.is_empty() {
                    self.xml.push_str("<a:p><a:endParaRPr sz=\"800\"/></a:p>");
                }
                let _ = write!(
                    self.xml,
                    "</a:txBody><a:tcPr marL=\"0\" marR=\"{}\" marT=\"{}\" marB=\"{}\" anchor=\"t\"><a:lnL w=\"0\"><a:noFill/></a:lnL>\
                     <a:lnR w=\"0\"><a:noFill/></a:lnR><a:lnT w=\"0\"><a:noFill/></a:lnT><a:lnB w=\"9525\">{line}</a:lnB><a:noFill/>\
                     </a:tcPr></a:tc>",
                    emu(right),
                    emu(above),
                    // Less than the page has below the words, and enough to keep a row that grows off its line.
                    emu((above / 2.0).min(8.0)),
                );
            }
            let first: String = row.cells.first().into_iter().flatten().take(1).map(SetParagraph::lead_text).collect();
            let number = match (at, first.as_str()) {
                (0, _) => header_number(),
                (at, "") => row_number(&at.to_string()),
                (_, code) => row_number(code),
            };
            let _ = write!(
                self.xml,
                "<a:extLst><a:ext uri=\"{{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}}\"><a16:rowId \
                 xmlns:a16=\"http://schemas.microsoft.com/office/drawing/2014/main\" val=\"{number}\"/></a:ext></a:extLst></a:tr>"
            );
        }
        self.xml.push_str("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");
    }
}
