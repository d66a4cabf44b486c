package dev.mcusim.deploy;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.ImageSection;
import dev.mcusim.plan.Buffer;
import dev.mcusim.plan.Placement;
import dev.mcusim.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What lies where in the memory of a board, for reports. */
final class MemoryContents {
    private MemoryContents() {}

    /** The sections of an image by rising address. */
    static List<Report.Section> sections(FirmwareBuild build) {
        return build.image().sections().stream()
                .sorted(Comparator.comparingLong(ImageSection::address))
                .map(section -> new Report.Section(
                        section.name(), region(build, section.address()), hex(section.address()), section.size()))
                .toList();
    }

    private static String region(FirmwareBuild build, long address) {
        return build.board().chip().regionAt(address).map(MemoryRegion::name).orElse("");
    }

    /** Tensors and scratch, in the order in which they are first used. */
    static List<Report.Buffer> buffers(Placement placement) {
        List<Buffer> planned = placement.plan().problem().buffers();
        List<Report.Buffer> buffers = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            Buffer buffer = planned.get(i);
            buffers.add(new Report.Buffer(
                    buffer.name(), hex(placement.address(i)), buffer.bytes(), buffer.firstStep(), buffer.lastStep()));
        }
        buffers.sort(Comparator.comparingInt(Report.Buffer::firstLayer));
        return buffers;
    }

    /** An address as reports write it. */
    static String hex(long address) {
        return String.format(Locale.ROOT, "0x%08X", address);
    }
}
