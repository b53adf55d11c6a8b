import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Asks veraPDF whether PDF files keep to PDF/UA-1 and PDF/A-2a. Run as a single source file, with veraPDF and JAXB on the
 * class path: java --class-path … Validate.java FILE…
 *
 * Prints lines of fields parted by tabs. For each file and standard: file, standard, `passed` or `failed`; after it, for
 * each rule that was broken and each of the first places where: file, standard, clause, rule, object.
 */
public class Validate {
    private static final int MOST_PLACES = 5;

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> standards = new ArrayList<>();
        for (String name : List.of("PDFUA-1", "PDFA-2A")) {
            var source = Validate.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml");
            standards.add(Profiles.profileFromXml(source));
        }
        for (String file : files) {
            for (ValidationProfile standard : standards) {
                validate(file, standard);
            }
        }
    }

    private static void validate(String file, ValidationProfile standard) throws Exception {
        var foundry = Foundries.defaultInstance();
        var flavour = standard.getPDFAFlavour();
        try (var parser = foundry.createParser(new FileInputStream(file), flavour);
                var validator = foundry.createValidator(standard, MOST_PLACES, false, true, false)) {
            var result = validator.validate(parser);
            say(file, flavour.getId(), result.isCompliant() ? "passed" : "failed");
            for (TestAssertion broken : result.getTestAssertions()) {
                var rule = broken.getRuleId();
                String clause = rule.getClause() + "-" + rule.getTestNumber();
                say(file, flavour.getId(), clause, broken.getMessage(), broken.getLocation().getContext());
            }
        }
    }

    private static void say(String... fields) {
        for (int field = 0; field < fields.length; field++) {
            fields[field] = fields[field].replaceAll("\\s+", " ");
        }
        System.out.println(String.join("\t", fields));
    }
}
