package io.assay.experiment.portfolio;

import java.util.List;
import java.util.Optional;

import io.assay.portfolio.Covariance;
import io.assay.portfolio.ForecastSkill;
import io.assay.portfolio.Views;

/**
 * What is known at the close of a rebalancing day.
 *
 * @param session its number
 * @param day its epoch day
 * @param places stocks that may be held, by their places among all, ascending
 * @param sectors of those; empty text for none
 * @param covariance of those
 * @param views what is forecast of those
 * @param skill how good forecasts were; empty where there are none
 */
record Situation(
        int session,
        int day,
        int[] places,
        List<String> sectors,
        Covariance covariance,
        Views views,
        Optional<ForecastSkill.Known> skill) {}
