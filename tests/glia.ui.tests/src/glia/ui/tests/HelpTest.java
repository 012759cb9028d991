package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
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

    @Test
    void everyViewHasAPageAndItsHeadingIsThere() {
        List<String> wrong = new ArrayList<>();
        for (String view : Session.OWN_VIEWS) {
            IContext context = HelpSystem.getContext(view);
            if (context == null || context.getRelatedTopics().length == 0) {
                wrong.add(view + " has no context");
                continue;
            }
            String href = context.getRelatedTopics()[0].getHref();
            PlatformUI.getWorkbench().getHelpSystem().displayHelpResource(href);
            // the contents come first, when the view is new
            Ui.waitFor("the page of " + view, () -> text().getText().lines().count() > 30);
            int at = href.indexOf('#');
            if (at >= 0 && text().getText().lines().noneMatch(line -> anchor(line).equals(href.substring(at + 1)))) {
                wrong.add(view + " leads to " + href + ", which has no such heading");
            } else if (at >= 0 && text().getTopIndex() == 0) {
                wrong.add(view + " leads to " + href + ", which is not scrolled to");
            }
            session.page().hideView(session.page().findView(HELP));
        }
        assertEquals(List.of(), wrong);
    }

    private static String anchor(String heading) {
        return heading.toLowerCase().replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    @Test
    void helpOpensForTheActiveViewAndFollowsLinks() {
        session.show(Session.ENERGY);
        Ui.run(F1);
        Ui.waitFor("the page about energy", () -> title().equals("Energy"));
        Ui.spinFor(PAINTED);
        Screenshot.take("help-light");
        Ui.waitFor("screenshot", () -> Screenshot.exists("help-light"));
        StyledText text = text();
        int link = text.getText().indexOf("science.md");
        assertTrue(link >= 0, "no link to science.md in " + text.getText());
        text.setTopIndex(text.getLineAtOffset(link));
        Point place = text.getLocationAtOffset(link + 1);
        Event click = new Event();
        click.button = 1;
        click.x = place.x + 1;
        click.y = place.y + 3;
        text.notifyListeners(SWT.MouseUp, click);
        Ui.waitFor("the page about the science", () -> !title().equals("Energy"));
        Event back = new Event();
        back.keyCode = SWT.BS;
        text.notifyListeners(SWT.KeyDown, back);
        Ui.waitFor("the page before", () -> title().equals("Energy"));
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
