package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1, the pages of the help, and the welcome page. */
@ExtendWith(UiWatchdog.class)
class HelpTest {
    private static final String HELP = "glia.ui.help.view";
    /** For pictures, not for what is asserted. */
    private static final Duration PAINTED = Duration.ofMillis(500);
    private static final String F1 = "org.eclipse.ui.help.dynamicHelp";

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void closeHelp() {
        session.page().hideView(session.page().findView(HELP));
    }

    /** Whatever the bundles of Glia contribute, and the pages and dialogs that have a section of their own. */
    @Test
    void everyViewEditorAndDialogHasASectionOfItsOwn() throws IOException {
        Map<String, List<String>> owners = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (String id : ids()) {
            IContext context = HelpSystem.getContext(id);
            if (context == null || context.getRelatedTopics().length == 0) {
                wrong.add(id + " has no context");
                continue;
            }
            String href = context.getRelatedTopics()[0].getHref();
            owners.computeIfAbsent(href, any -> new ArrayList<>()).add(id);
            if (!hasHeading(href)) {
                wrong.add(id + " leads to " + href + ", where no such heading is");
            }
        }
        owners.forEach((href, views) -> {
            if (views.stream().filter(Session.OWN_VIEWS::contains).count() > 1) {
                wrong.add(views + " all lead to " + href);
            }
        });
        assertEquals(List.of(), wrong);
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>(List.of("glia.ui.views.filter", "glia.ui.views.hubs",
                "glia.ui.views.repair", "glia.ui.workbench.restore"));
        for (String page : List.of("general", "populations", "projections", "devices", "energy", "diagram")) {
            ids.add("glia.ui.editors.network." + page);
        }
        ids.addAll(List.of("glia.ui.editors.profile.form", "glia.ui.editors.profile.effects"));
        ids.addAll(ids("org.eclipse.ui.views", "view"));
        ids.addAll(ids("org.eclipse.ui.editors", "editor"));
        ids.addAll(ids("org.eclipse.ui.newWizards", "wizard"));
        ids.add("glia.ui.workbench.preferences");
        assertTrue(ids.containsAll(Session.OWN_VIEWS), ids.toString());
        return ids;
    }

    /** The ids of what the bundles of Glia contribute to an extension point by an element of a name. */
    static List<String> ids(String point, String name) {
        return Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
                .filter(element -> element.getContributor().getName().startsWith("glia.")
                        && element.getName().equals(name)).map(element -> element.getAttribute("id")).toList();
    }

    private static boolean hasHeading(String href) throws IOException {
        Matcher matcher = Pattern.compile("/glia\\.ui\\.help/(docs/[^#]+)#(.+)").matcher(href);
        URL page = matcher.matches() ? Platform.getBundle("glia.ui.help").getEntry(matcher.group(1)) : null;
        if (page == null) {
            return false;
        }
        try (InputStream in = page.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("#"))
                    .anyMatch(line -> anchor(line.replaceFirst("#+ ", "")).equals(matcher.group(2)));
        }
    }

    private static String anchor(String heading) {
        return heading.toLowerCase().replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    @Test
    void helpOpensForTheActiveViewAndFollowsLinks() {
        session.show(Session.ENERGY);
        Ui.run(F1);
        Ui.waitFor("the page of views", () -> title().equals("Views"));
        StyledText text = text();
        int heading = text.getText().indexOf("\nEnergy\n") + 1;
        int top = text.getLinePixel(text.getLineAtOffset(heading));
        assertTrue(top >= 0 && top < text.getClientArea().height / 4, "the section about energy is at " + top);
        int link = text.getText().indexOf("books", heading);
        click(link);
        Ui.waitFor("the page about energy", () -> title().equals("Energy"));
        int picture = text.getText().indexOf('\uFFFC');
        text.setTopIndex(text.getLineAtOffset(picture));
        Ui.waitFor("the room of a picture", () -> text.getLineHeight(picture) > 100);
        Ui.spinFor(PAINTED);
        Screenshot.take("help-light");
        Ui.waitFor("screenshot", () -> Screenshot.exists("help-light"));
        assertTrue(colours(text) > 3, "a picture in colours: " + colours(text));
        int pictures = 0;
        for (int at = picture; at >= 0; at = text.getText().indexOf('\uFFFC', at + 1)) {
            text.setTopIndex(text.getLineAtOffset(at));
            int place = at;
            // as wide as the page, on white
            Ui.waitFor("room for picture " + pictures, () -> text.getLocationAtOffset(place + 1).x
                    - text.getLocationAtOffset(place).x > text.getClientArea().width * 3 / 4);
            assertTrue(Legibility.luminanceOnScreen(text) > 0.8, "picture " + pictures + " is dark");
            pictures++;
        }
        assertEquals(3, pictures);
        link = text.getText().indexOf("science.md");
        assertTrue(link >= 0, "no link to science.md in " + text.getText());
        click(link);
        Ui.waitFor("the page about the science", () -> !title().equals("Energy"));
        Event back = new Event();
        back.keyCode = SWT.BS;
        text.notifyListeners(SWT.KeyDown, back);
        Ui.waitFor("the page before", () -> title().equals("Energy"));
    }

    private void click(int link) {
        StyledText text = text();
        text.setTopIndex(text.getLineAtOffset(link));
        Point place = text.getLocationAtOffset(link + 1);
        Event click = new Event();
        click.button = 1;
        click.x = place.x + 1;
        click.y = place.y + 3;
        text.notifyListeners(SWT.MouseUp, click);
    }

    /** How many colours, neither dark nor light nor grey, are on the screen. */
    private static long colours(StyledText text) {
        Point size = text.getSize();
        Image image = new Image(text.getDisplay(), size.x, size.y);
        GC gc = new GC(text);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return IntStream.range(0, data.width * data.height)
                .mapToObj(i -> data.palette.getRGB(data.getPixel(i % data.width, i / data.width)).getHSB())
                .filter(hsb -> hsb[1] > 0.3 && hsb[2] > 0.3).map(hsb -> Math.round(hsb[0] / 20)).distinct().count();
    }

    @Test
    void contentsAndSearchFindPages() {
        Ui.run("org.eclipse.ui.help.helpContents");
        Ui.waitFor("the contents", () -> text().getText().contains("The workbench")
                && text().getText().contains("Network files"));
        Text search = Widgets.find(Text.class, HELP + ".search");
        Widgets.type(search, "leak potential");
        search.notifyListeners(SWT.DefaultSelection, new Event());
        Ui.waitFor("what was found", () -> title().startsWith("Pages with"));
        assertTrue(text().getText().lines().count() > 3, text().getText());
        Widgets.type(search, "no such word anywhere xyzzy");
        search.notifyListeners(SWT.DefaultSelection, new Event());
        Ui.waitFor("nothing found", () -> text().getText().contains("Nothing was found."));
    }

    @Test
    void welcomePageLeadsToTheCheatSheet() {
        Ui.run("org.eclipse.ui.help.quickStartAction");
        Ui.waitFor("the welcome page", () -> Widgets.first(session.shell(), Hyperlink.class,
                link -> "glia.ui.help.welcome.sheet".equals(link.getData(Widgets.ID))) != null);
        Ui.spinFor(PAINTED);
        Screenshot.take("welcome-light");
        Ui.waitFor("screenshot", () -> Screenshot.exists("welcome-light"));
        Hyperlink sheet = Widgets.find(Hyperlink.class, "glia.ui.help.welcome.sheet");
        sheet.setFocus();
        Event enter = new Event();
        enter.character = SWT.CR;
        enter.keyCode = SWT.CR;
        sheet.notifyListeners(SWT.KeyDown, enter);
        String view = "glia.ui.help.sheet";
        Ui.waitFor("the cheat sheet", () -> session.page().findView(view) != null);
        assertTrue(PlatformUI.getWorkbench().getIntroManager().getIntro() == null, "the page has made room");
        assertFalse(session.page().isPageZoomed(), "the views can be seen beside the sheet");
        Ui.spinFor(PAINTED);
        Screenshot.take("cheat-sheet-light");
        Ui.waitFor("screenshot", () -> Screenshot.exists("cheat-sheet-light"));
        session.page().hideView(session.page().findView(view));
    }

    private StyledText text() {
        return Widgets.find(StyledText.class, HELP + ".text");
    }

    private String title() {
        return session.page().findView(HELP).getTitle();
    }
}
