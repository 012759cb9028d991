package glia.energy.internal.validation;

import glia.api.energy.EnergyLedger;
import glia.api.network.Network;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Births that create: the books do not hear of what neurons begin with that are born, so no account gives it. */
final class CreatingBirths extends Mutation {

    CreatingBirths() {
        super("births that create", "What a neuron begins with that is born comes from no account.");
    }

    @Override
    EnergyLedger.Factory breakBooks(Network network, EnergyLedger.Factory books) {
        return network.description().energy().structure().neurons().isEmpty() ? books
                : (built, pools) -> deaf(books.open(built, pools));
    }

    private static EnergyLedger deaf(EnergyLedger ledger) {
        return (EnergyLedger) Proxy.newProxyInstance(EnergyLedger.class.getClassLoader(),
                new Class<?>[] {EnergyLedger.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("born") ? null : method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
