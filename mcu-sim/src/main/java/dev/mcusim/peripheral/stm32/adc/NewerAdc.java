package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.Register;

/**
 * A converter of STM32L4+ or H7 (RM0432, 21; RM0433, 25). Its regulator and it itself are ready as soon as they are on; a calibration takes
 * its time. The queue of contexts of the injected sequence is not modelled: JSQR counts as it is.
 */
final class NewerAdc extends Converter {

    static final int ADRDY = 1;
    static final int EOSMP = 1 << 1;
    static final int EOC = 1 << 2;
    static final int EOS = 1 << 3;
    static final int OVR = 1 << 4;
    static final int JEOC = 1 << 5;
    static final int JEOS = 1 << 6;
    static final int AWD1 = 1 << 7;
    private static final int FLAGS = 0x7ff;

    private static final int ADEN = 1;
    private static final int ADDIS = 1 << 1;
    private static final int ADSTART = 1 << 2;
    private static final int JADSTART = 1 << 3;
    private static final int ADSTP = 1 << 4;
    private static final int JADSTP = 1 << 5;
    private static final int ADCALLIN = 1 << 16;
    private static final int ADCAL = 1 << 31;
    /** Bits of CR that stores can set only. */
    private static final int COMMANDS = ADEN | ADDIS | ADSTART | JADSTART | ADSTP | JADSTP | ADCAL;

    private static final int INJECTED = 4;
    private static final int PLACES_OF_A_REGISTER = 5;

    private final Register control;
    private final Register enable;
    private final NewerResults results;
    private final NewerWatchdogs watchdogs;
    private final Field continuous = registers.field("CFGR.CONT");
    private final Field autoInjection = registers.field("CFGR.JAUTO");
    private final Field waits = registers.field("CFGR.AUTDLY");
    private final Sequence regular = new Regular();
    private final Sequence injected = new Injected();
    private long calibrated;
    private int dmaBefore;

    private NewerAdc(AdcSite site) {
        super(site, "ISR");
        control = registers.register("CR").writable(~COMMANDS);
        enable = registers.register("IER");
        results = new NewerResults(registers, inputs);
        watchdogs = new NewerWatchdogs(registers);
        control.reads(held -> control()).whenWritten(this::command);
        registers.register("ISR").writable(0).clearedByOnes(FLAGS).whenWritten(this::cleared);
        registers.always("ISR.LDORDY", 1);
        registers.register("CFGR").whenWritten(word -> configure());
        registers.register("JSQR").whenWritten(word -> configured());
        registers.register("DR").readOnly().reads(held -> take());
        for (int i = 1; i <= INJECTED; i++) {
            registers.register("JDR" + i).readOnly().reads(this::takeInjected);
        }
    }

    /** The converter of that place. */
    static Device of(AdcSite site) {
        NewerAdc converter = new NewerAdc(site);
        converter.connect();
        return converter;
    }

    @Override
    int take() {
        clear(EOC);
        updateInterrupt();
        int result = data().take();
        sequencer().resume();
        return result;
    }

    private int takeInjected(int held) {
        clear(JEOC);
        updateInterrupt();
        return held;
    }

    private void cleared(int flags) {
        if ((flags & EOC) != 0) {
            data().acknowledge();
            sequencer().resume();
        }
    }

    private boolean has(int bits) {
        return (control.value() & bits) != 0;
    }

    private void set(int bits, boolean on) {
        control.set(on ? control.value() | bits : control.value() & ~bits);
    }

    /** CR, whose ADCAL shows that a calibration lasts. */
    private int control() {
        if (has(ADCAL) && sequencer().now() >= calibrated) {
            set(ADCAL, false);
        }
        return control.value();
    }

    private void command(int word) {
        if ((word & ADCAL) != 0 && !has(ADEN)) {
            set(ADCAL, true);
            calibrated = sequencer().now() + results.calibration((word & ADCALLIN) != 0);
        }
        if ((word & ADEN) != 0) {
            set(ADEN, true);
            raise(ADRDY);
        }
        if ((word & ADSTP) != 0 && has(ADSTART)) {
            set(ADSTART, false);
            sequencer().stop(regular);
        }
        if ((word & JADSTP) != 0 && has(JADSTART)) {
            set(JADSTART, false);
            sequencer().stop(injected);
        }
        if ((word & ADDIS) != 0 && !has(ADSTART | JADSTART)) {
            set(ADEN, false);
        }
        if (has(ADEN)) {
            start(word);
        }
        configured();
    }

    private void start(int word) {
        if ((word & ADSTART) != 0 && !has(ADSTART)) {
            set(ADSTART, true);
            data().restart();
            if (registers.value("CFGR.EXTEN") == 0) {
                sequencer().trigger(regular);
            }
        }
        if ((word & JADSTART) != 0 && !has(JADSTART)) {
            set(JADSTART, true);
            if (registers.value("JSQR.JEXTEN") == 0 && !autoInjection.isSet()) {
                site.group().injectedTarget(this).inject();
            }
        }
    }

    private void configure() {
        if (results.dma() != dmaBefore) {
            dmaBefore = results.dma();
            data().restart();
        }
        configured();
    }

    @Override
    void configured() {
        regularTrigger.select(
                AdcTriggers.at(site.triggers().regular(), registers.value("CFGR.EXTSEL")),
                has(ADSTART) && !isLed() ? registers.value("CFGR.EXTEN") : 0);
        injectedTrigger.select(
                AdcTriggers.at(site.triggers().injected(), registers.value("JSQR.JEXTSEL")),
                has(JADSTART) ? registers.value("JSQR.JEXTEN") : 0);
    }

    @Override
    Sequence regular() {
        return regular;
    }

    @Override
    Sequence injected() {
        return injected;
    }

    @Override
    boolean isOn() {
        return has(ADEN);
    }

    @Override
    boolean injectsBehindRegular() {
        return autoInjection.isSet();
    }

    @Override
    boolean isQuiet() {
        int settled = EOSMP | EOC | EOS | OVR | (autoInjection.isSet() ? JEOC | JEOS : 0) | watchdogs.enabled();
        return results.dma() == 0 && !site.group().isMulti() && isSet(settled);
    }

    @Override
    int asking() {
        return status() & enable.value() & FLAGS;
    }

    private int place(Register[] places, int index) {
        return places[index / PLACES_OF_A_REGISTER].value() >>> 6 * (index % PLACES_OF_A_REGISTER) & 0x1f;
    }

    /** SQ1 to SQ16, behind L. */
    private final class Regular extends Sequence {

        private final Register[] places = {
            registers.register("SQR1"),
            registers.register("SQR2"),
            registers.register("SQR3"),
            registers.register("SQR4")
        };
        private final Field last = registers.field("SQR1.L");

        @Override
        int length() {
            return last.get() + 1;
        }

        @Override
        int channel(int atRank) {
            return place(places, atRank + 1);
        }

        @Override
        int cycles(int channel) {
            return results.cycles(channel, "CFGR2.ROVSE");
        }

        @Override
        boolean repeats() {
            return continuous.isSet() && !isLed();
        }

        @Override
        int stretch() {
            return registers.value("CFGR.DISCEN") == 0 ? 0 : registers.value("CFGR.DISCNUM") + 1;
        }

        @Override
        boolean isHeld() {
            return waits.isSet() && isSet(EOC);
        }

        @Override
        void started() {
            site.group().startedRegular(site.index());
        }

        @Override
        void converted(int atRank, boolean isLast) {
            int channel = channel(atRank);
            raise(watchdogs.seen(channel, results.code(channel), results.bits(), false));
            store(results.result(channel, "CFGR2.ROVSE"));
            raise(EOSMP | EOC | (isLast ? EOS : 0));
            if (!isActive() && registers.value("CFGR.EXTEN") == 0) {
                set(ADSTART, false);
            }
            updateInterrupt();
        }

        private void store(int result) {
            if (site.group().common().mode().packing() != 0) {
                data().show(result);
                site.group().converted(result);
            } else if (data().put(
                                    result,
                                    results.dma() != 0,
                                    results.dma() == NewerResults.ENDLESS,
                                    registers.value("CFGR.OVRMOD") == 0)
                    == RegularData.Outcome.OVERRUN) {
                raise(OVR);
            }
        }
    }

    /** JSQ1 to JSQ4. */
    private final class Injected extends Sequence {

        private final Register places = registers.register("JSQR");
        private final Field last = registers.field("JSQR.JL");
        private final int first =
                site.layout().registers().get("JSQR").fields().get("JEXTEN").low() + 2;

        @Override
        int length() {
            return last.get() + 1;
        }

        @Override
        int channel(int atRank) {
            return places.value() >>> first + 6 * atRank & 0x1f;
        }

        @Override
        int cycles(int channel) {
            return results.cycles(channel, "CFGR2.JOVSE");
        }

        @Override
        boolean repeats() {
            return false;
        }

        @Override
        int stretch() {
            return registers.value("CFGR.JDISCEN");
        }

        @Override
        void started() {
            site.group().startedInjected(site.index());
        }

        @Override
        void converted(int atRank, boolean isLast) {
            int channel = channel(atRank);
            raise(watchdogs.seen(channel, results.code(channel), results.bits(), true));
            registers.register("JDR" + (atRank + 1)).set(results.result(channel, "CFGR2.JOVSE"));
            raise(EOSMP | JEOC | (isLast ? JEOS : 0));
            if (isLast && registers.value("JSQR.JEXTEN") == 0 && !autoInjection.isSet()) {
                set(JADSTART, false);
            }
            updateInterrupt();
        }
    }
}
