package io.assay.experiment;

import java.nio.file.Path;

import io.assay.base.AtomicFiles;
import io.assay.base.Digest;
import io.assay.report.AgentPage;
import io.assay.report.AgentReport;
import io.assay.report.CompareReport;
import io.assay.report.ForecastPage;
import io.assay.report.ForecastReport;
import io.assay.report.PipelinePage;
import io.assay.report.PipelineReport;
import io.assay.report.PortfolioPage;
import io.assay.report.PortfolioReport;
import io.assay.report.QualityPage;
import io.assay.report.QualityReport;
import io.assay.report.RegimePage;
import io.assay.report.RegimeReport;
import io.assay.report.StockAnalysisPage;
import io.assay.report.StockAnalysisReport;
import io.assay.report.StocksPage;
import io.assay.report.StocksReport;

/**
 * Pages for people in a workspace, one for each specification, seed and set of stocks on the same data; each is written
 * whole or not at all.
 */
public final class ReportPages {
    private static final int DIGITS = 12;

    private ReportPages() {}

    /**
     * Twelve digits that tell what was run from all else.
     *
     * @param whose stocks or index, in a few characters
     * @param specification in one line
     * @param dataHash SHA-256 of the data
     * @param seed root of all randomness
     */
    public static String name(String whose, String specification, String dataHash, long seed) {
        return Digest.sha256()
                .add(whose)
                .add(specification)
                .add(dataHash)
                .add(seed)
                .hex()
                .substring(0, DIGITS);
    }

    /** The digits of a forecast. */
    public static String name(ForecastReport report) {
        return name(report.universe(), report.specification(), report.dataHash(), report.seed());
    }

    /** Writes a page and tells where. */
    public static Path write(Path workspace, String name, String html) {
        Path page = page(workspace, name);
        AtomicFiles.write(page, html);
        return page;
    }

    private static Path page(Path workspace, String name) {
        return workspace.resolve("reports").resolve(name + ".html");
    }

    /** The page of signal quality. */
    public static Path write(Path workspace, QualityReport report) {
        String name = name(
                report.universe(), report.specification(), report.collection().dataHash(), report.seed());
        return write(workspace, "quality-" + name, QualityPage.of(report));
    }

    /** The page of an index's regimes. */
    public static Path write(Path workspace, RegimeReport report) {
        String name = name(report.index(), report.specification(), report.dataHash(), report.seed());
        return write(workspace, "regimes-" + name, RegimePage.of(report));
    }

    /** The page of an agent. */
    public static Path write(Path workspace, AgentReport report) {
        String name = name(report.universe(), report.specification(), report.dataHash(), report.seed());
        return write(workspace, "agent-" + name, AgentPage.of(report));
    }

    /** The page of forecasts. */
    public static Path write(Path workspace, ForecastReport report) {
        return write(workspace, "forecast-" + name(report), ForecastPage.of(report));
    }

    /** The digits of a trial of portfolios. */
    public static String name(PortfolioReport report) {
        PortfolioReport.Ground ground = report.ground();
        return name(
                ground.universe(),
                report.specification() + "; " + report.days() + "; " + report.execution(),
                ground.dataHash(),
                ground.seed());
    }

    /** The page of portfolios. */
    public static Path write(Path workspace, PortfolioReport report) {
        return write(workspace, "portfolio-" + name(report), PortfolioPage.of(report));
    }

    /** The page of an analysis of stocks. */
    public static Path write(Path workspace, StockAnalysisReport report) {
        return write(workspace, "stocks-analysis-" + report.recommendations().digest(), StockAnalysisPage.of(report));
    }

    /** The page of models of stocks. */
    public static Path write(Path workspace, StocksReport report) {
        String name = name(
                report.recommendations().digest(),
                report.specification(),
                report.window().toString(),
                report.recommendations().seed());
        return write(workspace, "stocks-" + name, StocksPage.of(report));
    }

    /** The digits of a comparison of models. */
    public static String name(CompareReport report) {
        Digest digest = Digest.sha256()
                .add(report.subject().label())
                .add(report.subject().seed())
                .add(report.rows().shared().rows())
                .add(report.rows().shared().firstDay())
                .add(report.rows().shared().lastDay());
        report.contenders()
                .forEach(c -> digest.add(c.name())
                        .add(c.origin().specification())
                        .add(c.origin().dataHash()));
        report.money().ifPresent(money -> digest.add(money.rule()).add(money.execution()));
        return digest.hex().substring(0, DIGITS);
    }

    /** Where the page of a comparison of models goes if nobody says. */
    public static Path of(Path workspace, CompareReport report) {
        return page(workspace, "compare-" + name(report));
    }

    /** The page of a pipeline. */
    public static Path write(Path workspace, PipelineReport report) {
        return write(workspace, "pipeline-" + report.name(), PipelinePage.of(report));
    }
}
