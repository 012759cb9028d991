"""Runs a network file of Glia in Brian2 (C++ standalone mode) and prints what it cost as one JSON object.

    python3 run_in_brian2.py NETWORK.network.json TIME_MS WARMUP_MS SEED FOLDER

Brian2: Stimberg, Brette & Goodman 2019, eLife 8:e47314. The network is written as a user of Brian2 would for speed:
all populations are one group, projections of one source with the same weight and delay are one set of synapses, the
drive is drawn as one binomial number a neuron and step (as PoissonInput does), all spikes are recorded, the state is
float32 as in Glia. Understands the models iaf_psc_exp and iaf_psc_delta, the rules and distributions below,
poisson_generator, and nothing else: it ends with a message then. FOLDER gets the generated program.
"""
import json
import sys
import time

import numpy as np
from brian2 import (BinomialFunction, NeuronGroup, Network, SpikeMonitor, Synapses, defaultclock, device, ms,
                    prefs, seed, set_device)

RULES = ('fixed_indegree', 'pairwise_bernoulli', 'fixed_total_number')


def need(good, what):
    if not good:
        sys.exit('brian2: not understood: ' + what)


def draw(quantity, size, random):
    if not isinstance(quantity, dict):
        return np.full(size, float(quantity))
    kind = quantity['distribution']
    if kind == 'uniform':
        return random.uniform(quantity['low'], quantity['high'], size)
    need(kind == 'normal', kind)
    low, high = quantity.get('min', -np.inf), quantity.get('max', np.inf)
    values = random.normal(quantity['mean'], quantity['std'], size)
    while True:
        outside = np.flatnonzero((values < low) | (values > high))
        if outside.size == 0:
            return values
        values[outside] = random.normal(quantity['mean'], quantity['std'], outside.size)


def pairs(projection, sources, targets, same, random):
    """Indices of both ends, within their populations."""
    rule = projection['rule']
    need(rule['type'] in RULES, rule['type'])
    autapses = projection.get('allow_autapses', True)
    if rule['type'] == 'fixed_indegree':
        need(autapses and projection.get('allow_multapses', True), 'fixed_indegree without autapses or multapses')
        j = np.repeat(np.arange(targets), rule['indegree'])
        return random.integers(0, sources, j.size), j
    if rule['type'] == 'fixed_total_number':
        need(autapses and projection.get('allow_multapses', True), 'fixed_total_number without multapses')
        return random.integers(0, sources, rule['count']), random.integers(0, targets, rule['count'])
    every = sources * targets
    count = random.binomial(every, rule['p'])
    codes = np.unique(random.integers(0, every, count))
    while codes.size < count:
        codes = np.unique(np.concatenate([codes, random.integers(0, every, count - codes.size)]))
    i, j = codes // targets, codes % targets
    keep = i != j if same and not autapses else slice(None)
    return i[keep], j[keep]


def main(file, time_ms, warmup_ms, seed_number, folder):
    with open(file, encoding='utf-8') as text:
        network = json.load(text)
    random = np.random.default_rng(seed_number)
    set_device('cpp_standalone', build_on_run=False, directory=folder)
    prefs.codegen.cpp.extra_compile_args_gcc = ['-w', '-O3', '-ffast-math', '-march=native']
    prefs.devices.cpp_standalone.extra_make_args_unix = ['-j2']  # not as many compilers as there are files
    prefs.core.default_float_dtype = np.float32
    # as many compilers as processors: an unlimited make starts hundreds and stalls the machine
    prefs.devices.cpp_standalone.extra_make_args_unix = ['-j2']
    seed(seed_number)
    defaultclock.dt = network['dt'] * ms

    populations = network['populations']
    models = {p['model'] for p in populations}
    need(len(models) == 1 and models <= {'iaf_psc_exp', 'iaf_psc_delta'}, 'models ' + ', '.join(sorted(models)))
    delta = models == {'iaf_psc_delta'}
    shared = {'tau_m': 10.0, 'C_m': 250.0, 't_ref': 2.0, 'E_L': -70.0, 'V_th': -55.0, 'V_reset': -70.0,
              'tau_syn_ex': 2.0, 'tau_syn_in': 2.0}
    for name in shared:
        values = {p.get('parameters', {}).get(name, shared[name]) for p in populations}
        need(len(values) == 1, name + ' that differs between populations')
        shared[name] = values.pop()
    currents = [p.get('parameters', {}).get('I_e', 0.0) for p in populations]
    resistance = shared['tau_m'] / shared['C_m']
    begin = np.concatenate([[0], np.cumsum([p['size'] for p in populations])])
    names = [p['name'] for p in populations]

    namespace = {'E_L': shared['E_L'], 'V_th': shared['V_th'], 'V_reset': shared['V_reset'],
                 'tau_m': shared['tau_m'] * ms, 'tau_ex': shared['tau_syn_ex'] * ms,
                 'tau_in': shared['tau_syn_in'] * ms}
    drive = 'i_e' if any(currents) else '0'
    if delta:
        model = f'dv/dt = (E_L - v + {drive}) / tau_m : 1 (unless refractory)'
    else:
        model = f'''dv/dt = (E_L - v + g_ex + g_in + {drive}) / tau_m : 1 (unless refractory)
                    dg_ex/dt = -g_ex / tau_ex : 1
                    dg_in/dt = -g_in / tau_in : 1'''
    if any(currents):
        model += '\ni_e : 1 (constant)'
    group = NeuronGroup(int(begin[-1]), model, threshold='v >= V_th', reset='v = V_reset',
                        refractory=shared['t_ref'] * ms, method='exact', namespace=namespace)
    group.v = np.concatenate([draw(p.get('initial', {}).get('V_m', shared['E_L']), p['size'], random)
                              for p in populations])
    if any(currents):
        group.i_e = np.repeat(np.array(currents) * resistance, [p['size'] for p in populations])

    # synapses with the same weight and delay are one set, so are all with drawn ones onto one port
    parts = {}
    for projection in network.get('projections', []):
        source, target = names.index(projection['source']), names.index(projection['target'])
        i, j = pairs(projection, populations[source]['size'], populations[target]['size'], source == target, random)
        weight, delay = projection['weight'], projection['delay']
        drawn = isinstance(weight, dict) or isinstance(delay, dict)
        positive = (weight['mean'] if isinstance(weight, dict) else weight) >= 0
        steps = np.maximum(1, np.rint(draw(delay, i.size, random) / network['dt'])) if drawn else None
        weights = draw(weight, i.size, random).astype(np.float32) if drawn else None
        key = (positive, drawn) if drawn else (positive, drawn, weight, delay)
        parts.setdefault(key, []).append((i + begin[source], j + begin[target], weights, steps))
    objects = [group]
    factor, gate = (1.0, ' * int(not_refractory_post)') if delta else (resistance, '')
    for key, members in parts.items():
        positive, drawn = key[:2]
        i, j = (np.concatenate([m[k] for m in members]) for k in (0, 1))
        variable = 'v_post' if delta else 'g_ex_post' if positive else 'g_in_post'
        if drawn:
            synapses = Synapses(group, group, 'w : 1 (constant)', on_pre=f'{variable} += w{gate}')
            synapses.connect(i=i, j=j)
            synapses.w = np.concatenate([m[2] for m in members]) * factor
            synapses.delay = np.concatenate([m[3] for m in members]) * network['dt'] * ms
        else:
            synapses = Synapses(group, group, on_pre=f'{variable} += {key[2] * factor!r}{gate}', delay=key[3] * ms)
            synapses.connect(i=i, j=j)
        objects.append(synapses)

    keep = []
    for number, generator in enumerate(network.get('devices', [])):
        if generator['model'] in ('spike_recorder', 'multimeter'):
            continue
        need(generator['model'] == 'poisson_generator', generator['model'])
        for target in generator['targets']:
            t = names.index(target['population'])
            need('neurons' not in target, 'a drive of some neurons')
            binomial = BinomialFunction(1000, generator['rate'] / 1000 * network['dt'] / 1000,
                                        name=f'drive_{number}_{t}')
            keep.append(binomial)
            namespace[binomial.name] = binomial
            amount = target['weight'] * (1.0 if delta else resistance)
            variable, gate = ('v', ' * int(not_refractory)') if delta else ('g_ex', '')
            part = group if len(populations) == 1 else group[begin[t]:begin[t + 1]]
            part.run_regularly(f'{variable} += {amount!r} * {binomial.name}(){gate}', when='synapses')
    monitor = SpikeMonitor(group)
    objects.append(monitor)

    net = Network(objects)
    for o in objects:
        net.add(*getattr(o, 'contained_objects', []))
    net.run(warmup_ms * ms, namespace=namespace)
    # main.cpp knows time.h and fstream
    device.insert_code('main', '''
        timespec glia_wall;
        clock_gettime(CLOCK_MONOTONIC, &glia_wall);
        const clock_t glia_cpu = clock();''')
    net.run((time_ms - warmup_ms) * ms, namespace=namespace)
    device.insert_code('main', '''
        const clock_t glia_cpu_end = clock();
        timespec glia_wall_end;
        clock_gettime(CLOCK_MONOTONIC, &glia_wall_end);
        { std::ofstream cost("cost.txt");
          cost << double(glia_cpu_end - glia_cpu) / CLOCKS_PER_SEC << " "
               << glia_wall_end.tv_sec - glia_wall.tv_sec + 1e-9 * (glia_wall_end.tv_nsec - glia_wall.tv_nsec); }''')
    began = time.monotonic()
    device.build(directory=folder, compile=True, run=False)
    compiled = time.monotonic()
    device.run(folder, with_output=False, run_args=[])
    seconds = (time_ms - warmup_ms) / 1000
    with open(folder + '/cost.txt', encoding='ascii') as text:
        cpu, wall = (float(x) for x in text.read().split())
    i, t = monitor.i[:], monitor.t[:] / ms
    timed = i[t >= warmup_ms]
    rates = {n: float(np.count_nonzero((timed >= begin[k]) & (timed < begin[k + 1])))
             / populations[k]['size'] / seconds for k, n in enumerate(names)}
    print(json.dumps({'cpuSecondsPerSecond': cpu / seconds, 'wallSecondsPerSecond': wall / seconds,
                      'compileSeconds': compiled - began, 'spikes': int(timed.size), 'rateHz': rates}))


if __name__ == '__main__':
    main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
