// Curves (uPlot) and candles (lightweight-charts) in the colours of the page.

import uPlot from './vendor/uplot.mjs';
import {CandlestickSeries, HistogramSeries, createChart, createSeriesMarkers} from './vendor/lightweight-charts.mjs';
import {h} from './dom.mjs';

const drawn = new Set();

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

const LOOKS = {
  main: () => ({stroke: colour('one'), width: 1.8}),
  second: () => ({stroke: colour('two'), width: 1.6}),
  third: () => ({stroke: colour('third'), width: 1.4}),
  faint: () => ({stroke: colour('faint'), width: 1}),
  area: () => ({stroke: colour('one'), width: 1.4, fill: colour('one-pale')}),
};

/** Charts that are still on the page are drawn again in the colours of now, and the others forgotten. */
export function recolour() {
  for (const chart of [...drawn]) {
    if (chart.place.isConnected) chart.again();
    else forget(chart);
  }
}

export function forgetAll() {
  for (const chart of [...drawn]) forget(chart);
}

function forget(chart) {
  drawn.delete(chart);
  chart.end();
}

/**
 * Curves over a shared x.
 *
 * @param what {label for screen readers, x: numbers, dates: whether x is seconds, series: [{name, values, look}],
 *     show: value -> text, xName, log}
 */
export function curves(what) {
  const place = h('div', {
    class: `plot ${what.height < 260 ? 'low' : ''} ${what.mainLast ? 'main-last' : ''}`,
    role: 'img',
    'aria-label': what.label,
  });
  const chart = {place, plot: null, seen: null};
  chart.options = () => ({
    width: Math.max(260, place.clientWidth || 600),
    height: what.height ?? 260,
    scales: {x: {time: Boolean(what.dates)}, y: what.log ? {distr: 3} : {}},
    cursor: {drag: {x: true, y: false}, sync: what.sync ? {key: what.sync} : undefined},
    legend: {live: true},
    axes: [
      {
        stroke: colour('dim'),
        grid: {stroke: colour('line'), width: 1},
        ticks: {stroke: colour('line')},
        label: what.xName,
        labelSize: what.xName ? 20 : 0,
        size: what.dates ? 46 : 30,
      },
      {
        stroke: colour('dim'),
        grid: {stroke: colour('line'), width: 1},
        ticks: {stroke: colour('line')},
        size: 74,
        values: (u, ticks) => ticks.map(t => (t === null ? '' : what.show(t))),
      },
    ],
    series: [
      {
        label: what.dates ? 'day' : (what.xName ?? 'x'),
        value: (u, x) =>
          x === null
            ? '–'
            : what.dates
              ? new Date(x * 1000).toISOString().slice(0, 10)
              : String(Math.round(100 * x) / 100),
      },
      ...what.series.map(one => ({
        label: one.name,
        ...LOOKS[one.look](),
        points: {show: Boolean(one.points)},
        value: (u, v) => (v === null || v === undefined ? '–' : what.show(v)),
        spanGaps: true,
      })),
    ],
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
  });
  chart.data = () => [what.x, ...what.series.map(one => one.values)];
  chart.again = () => {
    chart.plot?.destroy();
    chart.plot = new uPlot(chart.options(), chart.data(), place);
  };
  chart.end = () => {
    chart.seen?.disconnect();
    chart.plot?.destroy();
    chart.plot = null;
  };
  /** New values: more points, same curves. */
  place.update = () => chart.plot?.setData(chart.data());
  chart.seen = new ResizeObserver(() => {
    if (!place.isConnected || place.clientWidth === 0) return;
    if (!chart.plot) chart.again();
    else if (Math.abs(chart.plot.width - place.clientWidth) > 2) {
      chart.plot.setSize({width: place.clientWidth, height: what.height ?? 260});
    }
  });
  chart.seen.observe(place);
  drawn.add(chart);
  return place;
}

/**
 * Candles with volume below, and marks of signals.
 *
 * @param bars of /v1/bars
 * @param marks [{date, up, strong, text}]
 * @param span of bars to begin with: {from, to}
 */
export function candles(label, bars, marks, span) {
  const place = h('div', {class: 'candles', role: 'img', 'aria-label': label});
  const chart = {place, made: null};
  chart.again = () => {
    const range = chart.made?.timeScale().getVisibleLogicalRange();
    chart.made?.remove();
    const made = createChart(place, {
      autoSize: true,
      layout: {
        background: {color: 'transparent'},
        textColor: colour('dim'),
        attributionLogo: true,
        fontFamily: 'system-ui, sans-serif',
      },
      grid: {vertLines: {color: colour('line')}, horzLines: {color: colour('line')}},
      timeScale: {borderColor: colour('line'), rightOffset: 3},
      rightPriceScale: {borderColor: colour('line')},
      crosshair: {mode: 0},
      localization: {locale: 'en-US', dateFormat: 'yyyy-MM-dd'},
    });
    const up = colour('up');
    const down = colour('down');
    const prices = made.addSeries(CandlestickSeries, {
      upColor: up,
      downColor: down,
      borderVisible: false,
      wickUpColor: up,
      wickDownColor: down,
    });
    prices.setData(bars.map(b => ({time: b.date, open: b.open, high: b.high, low: b.low, close: b.close})));
    const volumes = made.addSeries(HistogramSeries, {
      priceFormat: {type: 'volume'},
      priceScaleId: 'volume',
      color: colour('volume'),
      lastValueVisible: false,
      priceLineVisible: false,
    });
    made.priceScale('volume').applyOptions({scaleMargins: {top: 0.85, bottom: 0}});
    volumes.setData(bars.map(b => ({time: b.date, value: b.volume})));
    createSeriesMarkers(
      prices,
      marks.map(mark => ({
        time: mark.date,
        position: mark.up ? 'belowBar' : 'aboveBar',
        shape: mark.up ? 'arrowUp' : 'arrowDown',
        color: mark.up ? up : down,
        text: mark.text,
        size: mark.strong ? 1.4 : 0.8,
      })),
    );
    if (range) made.timeScale().setVisibleLogicalRange(range);
    else made.timeScale().setVisibleLogicalRange(span);
    chart.made = made;
  };
  chart.end = () => {
    chart.made?.remove();
    chart.made = null;
  };
  requestAnimationFrame(() => {
    if (place.isConnected) chart.again();
  });
  drawn.add(chart);
  return place;
}
