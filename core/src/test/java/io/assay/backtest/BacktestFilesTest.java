package io.assay.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.assay.market.CorporateAction.Kind;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BacktestFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_files_hold_every_fill_event_close_and_price() throws IOException {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A,\"1", new double[] {10, 10, 10, 10}, new double[] {10, 10, 10, 10})
                .action("A,\"1", 2, Kind.DIVIDEND, .25)
                .action("A,\"1", 3, Kind.DELISTING, -.5);
        BacktestSpec spec = BacktestSpec.defaults()
                .withCapital(1000)
                .withCosts(CostModel.free().withTrading(10, 5, 0));
        MarketPrices prices = tape.prices();
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), new double[] {0, .5}), prices, spec);
        BacktestFiles.write(folder, result, prices);
        assertThat(Files.readString(folder.resolve(BacktestFiles.TRADES))).isEqualTo("""
                date,instrument,shares,price,commission,half_spread,slippage,cash\r
                2020-01-07,"SIM:A,""1",50.000000,10.0,0.500000,0.250000,0.000000,-500.750000\r
                """);
        assertThat(Files.readString(folder.resolve(BacktestFiles.EVENTS))).isEqualTo("""
                date,kind,instrument,shares,price,cash\r
                2020-01-08,DIVIDEND,"SIM:A,""1",0.000000,0.25,12.500000\r
                2020-01-09,DELISTING,"SIM:A,""1",-50.000000,5.0,250.000000\r
                """);
        assertThat(Files.readString(folder.resolve(BacktestFiles.EQUITY))).isEqualTo("""
                date,cash,longs,shorts,equity\r
                2020-01-06,1000.000000,0.0,0.0,1000.0\r
                2020-01-07,499.250000,500.0,0.0,999.25\r
                2020-01-08,511.750000,500.0,0.0,1011.75\r
                2020-01-09,761.750000,0.0,0.0,761.75\r
                """);
        assertThat(Files.readString(folder.resolve(BacktestFiles.PRICES))).isEqualTo("""
                instrument,date,open,close,split_ratio,dividend,delisting_return\r
                "SIM:A,""1",2020-01-06,10.0,10.0,1.0,0.0,\r
                "SIM:A,""1",2020-01-07,10.0,10.0,1.0,0.0,\r
                "SIM:A,""1",2020-01-08,10.0,10.0,1.0,0.25,\r
                "SIM:A,""1",2020-01-09,10.0,10.0,1.0,0.0,-0.5\r
                """);
    }
}
