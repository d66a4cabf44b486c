package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.Register;
import java.util.List;

/** A converter of STM32F4 or F7 (RM0090, 13; RM0385, 15). It is ready as soon as it is on. */
final class OlderAdc extends Converter {

    private static final int AWD = 1;
    private static final int EOC = 1 << 1;
    private static final int JEOC = 1 << 2;
    private static final int JSTRT = 1 << 3;
    private static final int STRT = 1 << 4;
    private static final int OVR = 1 << 5;

    private static final int[] SAMPLING = {3, 15, 28, 56, 84, 112, 144, 480};
    private static final int BITS = 12;
    private static final int CHANNELS_OF_SMPR = 10;
    private static final int INJECTED = 4;

    private final Field scans = registers.field("CR1.SCAN");
    private final Field resolution = registers.field("CR1.RES");
    private final Field continuous = registers.field("CR2.CONT");
    private final Field dma = registers.field("CR2.DMA");
    private final Field endless = registers.field("CR2.DDS");
    private final Field endOfEach = registers.field("CR2.EOCS");
    private final Field left = registers.field("CR2.ALIGN");
    private final Field on = registers.field("CR2.ADON");
    private final Field autoInjection = registers.field("CR1.JAUTO");
    private final Register control = registers.register("CR1");
    private final Sequence regular = new Regular();
    private final Sequence injected = new Injected();
    private boolean dmaBefore;

    private OlderAdc(AdcSite site) {
        super(site, "SR");
        registers.register("SR").readOnly().whenWritten(word -> clear(~word));
        registers.register("CR1").whenWritten(word -> configured());
        registers.register("CR2").whenWritten(word -> control());
        registers.register("DR").readOnly().reads(held -> take());
        for (int i = 1; i <= INJECTED; i++) {
            registers.register("JDR" + i).readOnly();
            registers.register("JOFR" + i).writable(0xfff);
        }
        registers.register("HTR").writable(0xfff);
        registers.register("LTR").writable(0xfff);
    }

    /** The converter of that place. */
    static Device of(AdcSite site) {
        OlderAdc converter = new OlderAdc(site);
        converter.connect();
        return converter;
    }

    @Override
    int take() {
        clear(EOC);
        updateInterrupt();
        return data().take();
    }

    private void control() {
        if (!on.isSet()) {
            sequencer().stop(injected);
            sequencer().stop(regular);
            data().restart();
        }
        if (dma.isSet() != dmaBefore) {
            dmaBefore = dma.isSet();
            data().restart();
        }
        configured();
        boolean starts = takes("CR2.SWSTART");
        boolean injects = takes("CR2.JSWSTART");
        if (injects && isOn()) {
            site.group().injectedTarget(this).inject();
        }
        if (starts && isOn()) {
            sequencer().trigger(regular);
        }
    }

    private boolean takes(String path) {
        Field field = registers.field(path);
        boolean set = field.isSet();
        field.set(0);
        return set;
    }

    @Override
    void configured() {
        boolean listens = on.isSet();
        regularTrigger.select(
                AdcTriggers.at(site.triggers().regular(), registers.value("CR2.EXTSEL")),
                listens && !isLed() ? registers.value("CR2.EXTEN") : 0);
        injectedTrigger.select(
                AdcTriggers.at(site.triggers().injected(), registers.value("CR2.JEXTSEL")),
                listens ? registers.value("CR2.JEXTEN") : 0);
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
        return on.isSet();
    }

    @Override
    boolean injectsBehindRegular() {
        return autoInjection.isSet();
    }

    @Override
    boolean isQuiet() {
        boolean watches = registers.value("CR1.AWDEN") + registers.value("CR1.JAWDEN") != 0;
        int settled = EOC | (watches ? AWD : 0) | (autoInjection.isSet() ? JEOC : 0) | (endOfEach.isSet() ? OVR : 0);
        return !dma.isSet() && !site.group().isMulti() && isSet(settled);
    }

    /** EOCIE, AWDIE and JEOCIE are in another order than their flags. */
    @Override
    int asking() {
        int enable = control.value();
        int flags = (enable >>> 6 & 1) * AWD
                | (enable >>> 5 & 1) * EOC
                | (enable >>> 7 & 1) * JEOC
                | (enable >>> 26 & 1) * OVR;
        return status() & flags;
    }

    private int bits() {
        return BITS - 2 * resolution.get();
    }

    private int sampled(int channel) {
        String register = channel < CHANNELS_OF_SMPR ? "SMPR2" : "SMPR1";
        return SAMPLING[registers.register(register).value() >>> 3 * (channel % CHANNELS_OF_SMPR) & 7];
    }

    /** Where a result is in a half-word; in the byte at 6 bits. */
    private int aligned(int code, boolean signed) {
        if (!left.isSet()) {
            return code & 0xffff;
        }
        int room = bits() == 6 ? 8 : 16;
        return code << room - bits() - (signed ? 1 : 0) & 0xffff;
    }

    /** The analog watchdog compares with all twelve bits. */
    private void watch(int channel, int code, String enable) {
        boolean chosen = registers.value("CR1.AWDSGL") == 0 || registers.value("CR1.AWDCH") == channel;
        int whole = code << BITS - bits();
        if (registers.value(enable) != 0
                && chosen
                && (whole > registers.register("HTR").value()
                        || whole < registers.register("LTR").value())) {
            raise(AWD);
        }
    }

    /** SQ1 to SQ16. */
    private final class Regular extends Sequence {

        private final List<Register> places =
                List.of(registers.register("SQR3"), registers.register("SQR2"), registers.register("SQR1"));
        private final Field last = registers.field("SQR1.L");

        @Override
        int length() {
            return scans.isSet() ? last.get() + 1 : 1;
        }

        @Override
        int channel(int atRank) {
            return places.get(atRank / 6).value() >>> 5 * (atRank % 6) & 0x1f;
        }

        @Override
        int cycles(int channel) {
            return sampled(channel) + bits();
        }

        @Override
        boolean repeats() {
            return continuous.isSet() && !isLed();
        }

        @Override
        int stretch() {
            return registers.value("CR1.DISCEN") == 0 ? 0 : registers.value("CR1.DISCNUM") + 1;
        }

        @Override
        void started() {
            raise(STRT);
            site.group().startedRegular(site.index());
        }

        @Override
        void converted(int atRank, boolean isLast) {
            int code = Quantization.code(inputs.microvolts(channel(atRank)), bits());
            watch(channel(atRank), code, "CR1.AWDEN");
            store(aligned(code, false));
            if (isLast || endOfEach.isSet()) {
                raise(EOC);
            }
            updateInterrupt();
        }

        private void store(int result) {
            if (site.group().isMulti() && !dma.isSet()) {
                data().show(result);
                site.group().converted(result);
                return;
            }
            RegularData.Outcome outcome = data().put(result, dma.isSet(), endless.isSet(), false);
            if (outcome == RegularData.Outcome.OVERRUN && (dma.isSet() || endOfEach.isSet())) {
                raise(OVR);
                if (dma.isSet()) {
                    sequencer().stop(this);
                }
            }
        }
    }

    /** JSQ1 to JSQ4, of which the last ones count. */
    private final class Injected extends Sequence {

        private final Register places = registers.register("JSQR");
        private final Field last = registers.field("JSQR.JL");

        @Override
        int length() {
            return last.get() + 1;
        }

        @Override
        int channel(int atRank) {
            return places.value() >>> 5 * (INJECTED - length() + atRank) & 0x1f;
        }

        @Override
        int cycles(int channel) {
            return sampled(channel) + bits();
        }

        @Override
        boolean repeats() {
            return false;
        }

        @Override
        int stretch() {
            return registers.value("CR1.JDISCEN");
        }

        @Override
        void started() {
            raise(JSTRT);
            site.group().startedInjected(site.index());
        }

        @Override
        void converted(int atRank, boolean isLast) {
            int code = Quantization.code(inputs.microvolts(channel(atRank)), bits());
            watch(channel(atRank), code, "CR1.JAWDEN");
            int offset = registers.register("JOFR" + (atRank + 1)).value();
            registers.register("JDR" + (atRank + 1)).set(aligned(code - offset, true));
            if (isLast) {
                raise(JEOC);
                updateInterrupt();
            }
        }
    }
}
