package glia.ui.views.internal;

import glia.api.cache.DerivedData;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NetworkGeometry;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.graph.NeuronLayout;
import glia.ui.kit.graph.Placement;
import glia.ui.kit.graph.Plane;
import glia.ui.kit.graph.SelectedConnections.Direction;
import glia.ui.kit.graph.SpikeGlow;
import glia.ui.views.internal.command.LayoutHandler;
import glia.ui.views.internal.command.LayoutValues;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.menus.CommandContributionItem;

/** The network where its neurons are, spikes lighting up. */
public final class NetworkGraphView extends SimulationView<NetworkGraphView.Model> {
    public static final String ID = "glia.ui.views.graph";
    private static final String FIND_HUB = "glia.ui.views.findHub";

    /** What is drawn of one simulation. */
    static final class Model {
        private final Simulation simulation;
        private final SpikeGlow glow;
        /** Where the neurons of its network are that live now. */
        private volatile NetworkGeometry geometry;

        Model(Simulation simulation, NetworkGeometry geometry) {
            this.simulation = simulation;
            this.geometry = geometry;
            glow = new SpikeGlow(geometry.neurons());
        }
    }

    private final NetworkFollower follower = new NetworkFollower(Messages.job_follow, this::follow);
    private final GraphLayouts layouts = new GraphLayouts();
    private NeuronSelection selection;
    private GraphCanvas canvas;
    private GraphColouring colouring;
    private GraphConnections connections;
    private ChoiceMenu colours;
    private boolean legend = true;
    private boolean projections = true;

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        layouts.restore(memento);
    }

    @Override
    public void saveState(IMemento memento) {
        layouts.save(memento);
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        canvas = new GraphCanvas(parent, uiQueue);
        canvas.setLegendShown(legend);
        canvas.setBundlesShown(projections);
        colouring = new GraphColouring(canvas, service(EventBus.class), id -> {
            Model model = model(id);
            return model == null ? null : model.simulation;
        });
        selection = NeuronSelection.open(getSite(), uiQueue, this::select);
        canvas.onSelect(neurons -> {
            Model model = model();
            selection.select(model == null ? null : model.simulation.network(),
                    model == null ? NeuronIds.NONE : neurons);
        });
        KeptConnections kept = new KeptConnections(service(DerivedData.class));
        canvas.setConnectionSearch(kept);
        connections = new GraphConnections(this, canvas, kept);
        return List.of(canvas);
    }

    @Override
    Model createModel(Simulation simulation) {
        Network network = simulation.presentNetwork();
        return new Model(simulation, new NetworkGeometry(network, Plane.widest(network)));
    }

    @Override
    void show(Model model) {
        canvas.open(model == null ? null : model.geometry, model == null ? null : model.glow);
        select();
        colouring.open(model == null ? null : model.simulation);
        connections.opened();
        layouts.opened(model == null ? null : model.geometry.network(), placement -> place(model, placement));
    }

    private void select() {
        Model model = model();
        if (model != null && !canvas.isDisposed()) {
            canvas.select(selection.of(model.simulation.network()));
        }
    }

    @Override
    void clear(Model model) {
        model.glow.clear();
        colouring.clear(model.simulation);
        canvas.dataChanged();
    }

    @Override
    void say(String message) {
        canvas.setMessage(message);
    }

    @Override
    protected void onScreen(boolean visible) {
        canvas.setOnScreen(visible);
        colouring.setOnScreen(visible);
    }

    @Override
    protected List<Class<?>> needs() {
        return Stream.concat(super.needs().stream(), Stream.of(DerivedData.class)).toList();
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.SPIKES, "NetworkGraphView", this::spikes),
                bus.subscribe(SimulationTopics.CHANGED, "NetworkGraphView", changed -> follower.changed()));
    }

    private void spikes(SpikeBatch batch) {
        Model model = model(batch.simulation());
        if (model != null) {
            model.glow.accept(batch);
            colouring.spikes(model.simulation, batch);
            canvas.dataChanged();
        }
    }

    private void follow() {
        Model model = model();
        Network present = model == null ? null : model.simulation.presentNetwork();
        if (model != null && NetworkFollower.differ(model.geometry.network(), present)) {
            model.geometry = new NetworkGeometry(present, model.geometry.plane(), model.geometry.placement());
            queue().postNow(follower, () -> {
                if (!canvas.isDisposed() && model() == model) {
                    canvas.update(model.geometry);
                }
            });
        }
    }

    @Override
    protected List<String> ownMenu() {
        return List.of("glia.ui.views.hubs", "glia.ui.views.filter", "glia.ui.views.layout");
    }

    @Override
    protected List<IContributionItem> ownItems() {
        return Stream.concat(super.ownItems().stream(), Stream.concat(Stream.of(new Separator()),
                LayoutValues.labels().entrySet().stream().map(each -> radio(LayoutHandler.COMMAND, each.getKey().name(),
                        each.getValue())))).toList();
    }

    @Override
    protected void addOwnCommands(IToolBarManager bar) {
        addCommand(bar, "glia.ui.views.findNeuron", CommandContributionItem.STYLE_PUSH);
        addCommand(bar, FIND_HUB, CommandContributionItem.STYLE_PUSH);
        addCommand(bar, "glia.ui.views.turn", CommandContributionItem.STYLE_PUSH);
        bar.add(new Separator());
        colours = new ChoiceMenu(Messages.colour_tooltip,
                place -> colouring.choose(GraphColouring.Choice.values()[place]), this::layoutToolBar);
        colours.setChoices(GraphColouring.labels(), colouring.choice().ordinal());
        colours.addTo(bar);
        addCommand(bar, "glia.ui.views.outgoing", CommandContributionItem.STYLE_CHECK);
        addCommand(bar, "glia.ui.views.sizes", CommandContributionItem.STYLE_CHECK);
        addCommand(bar, "glia.ui.views.projections", CommandContributionItem.STYLE_CHECK);
        addCommand(bar, "glia.ui.views.legend", CommandContributionItem.STYLE_CHECK);
    }

    /** The network shown, or null. */
    public Network network() {
        Model model = model();
        return model == null ? null : model.geometry.network();
    }

    /** Selects a neuron and brings it into view. */
    public void reveal(int neuron) {
        canvas.reveal(neuron);
    }

    @Override
    public void act(String command) {
        if (network() != null) {
            switch (command) {
                case FIND_HUB -> connections.revealHub();
                case "glia.ui.views.hubs" -> connections.selectHubs();
                case "glia.ui.views.filter" -> connections.filter();
                case "glia.ui.views.layout" -> layOut(NeuronLayout.values()[
                        (layout().ordinal() + 1) % NeuronLayout.values().length]);
                default -> super.act(command);
            }
        }
    }

    /** How neurons are placed, or will be when that has been computed. */
    public NeuronLayout layout() {
        return layouts.layout();
    }

    /** Places neurons in another way, now and those of networks that are opened next. */
    public void layOut(NeuronLayout wanted) {
        Model model = model();
        layouts.choose(wanted, model == null ? null : model.geometry.network(), placement -> place(model, placement));
        service(ICommandService.class).refreshElements(LayoutHandler.COMMAND, null);
    }

    private void place(Model model, Placement placement) {
        show(model, new NetworkGeometry(model.geometry.network(), model.geometry.plane(), placement));
    }

    /** Shows a network otherwise; from any thread. */
    private void show(Model model, NetworkGeometry next) {
        model.geometry = next;
        queue().postNow(canvas, () -> {
            if (!canvas.isDisposed() && model() == model) {
                canvas.open(next, model.glow);
            }
        });
    }

    public boolean outgoingShown() {
        return canvas.direction() == Direction.OUTGOING;
    }

    public void setOutgoingShown(boolean shown) {
        canvas.setDirection(shown ? Direction.OUTGOING : Direction.INCOMING);
    }

    public boolean sizedByDegree() {
        return connections.sized();
    }

    public void setSizedByDegree(boolean sized) {
        connections.setSized(sized);
    }

    public boolean legendShown() {
        return legend;
    }

    public void setLegendShown(boolean shown) {
        legend = shown;
        canvas.setLegendShown(shown);
    }

    public boolean projectionsShown() {
        return projections;
    }

    public void setProjectionsShown(boolean shown) {
        projections = shown;
        canvas.setBundlesShown(shown);
    }

    /** Lets the colours of the neurons say the next thing that can be chosen. */
    public void nextColouring() {
        GraphColouring.Choice[] all = GraphColouring.Choice.values();
        colour(all[(colouring.choice().ordinal() + 1) % all.length]);
    }

    /**
     * Lets them say a certain thing.
     *
     * @param name a value of {@link NeuronColours}
     * @return false if there is no such thing
     */
    public boolean colourBy(String name) {
        for (GraphColouring.Choice choice : GraphColouring.Choice.values()) {
            if (choice.name().equals(name)) {
                colour(choice);
                return true;
            }
        }
        return false;
    }

    private void colour(GraphColouring.Choice choice) {
        colouring.choose(choice);
        colours.setChoices(GraphColouring.labels(), choice.ordinal());
    }

    @Override
    protected void end() {
        selection.close();
        connections.close();
        layouts.close();
        colouring.close();
        follower.stop();
        queue().cancel(follower);
        super.end();
    }

    /** Shows the network from the next side. */
    public void turn() {
        Model model = model();
        if (model == null) {
            return;
        }
        Plane shown = canvas.plane();
        Plane next = Plane.values()[(shown.ordinal() + 1) % Plane.values().length];
        Job.createSystem(NLS.bind(Messages.job_open, getPartName()), monitor -> {
            show(model, new NetworkGeometry(model.geometry.network(), next, model.geometry.placement()));
        }).schedule();
    }
}
