package dev.mcusim.demo.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class DrawingGeneratorTest {

    @Test
    void theSameSeedAndIndexGiveTheSamePictureInAnyOrder() {
        DrawingGenerator forwards = new DrawingGenerator(7);
        byte[] first = forwards.drawing(3).gray();
        forwards.drawing(4);
        DrawingGenerator again = new DrawingGenerator(7);
        again.drawing(900);

        assertThat(again.drawing(3).gray()).isEqualTo(first);
        assertThat(again.drawing(4).gray()).isNotEqualTo(first);
        assertThat(new DrawingGenerator(8).drawing(3).gray()).isNotEqualTo(first);
    }

    /** The committed network was trained on these very bytes; should they change, it has to be trained again. */
    @Test
    void picturesAreTheOnesTheCommittedNetworkLearntFrom() {
        CRC32 crc = new CRC32();
        DrawingGenerator generator = new DrawingGenerator(1);
        for (int i = 0; i < 64; i++) {
            crc.update(generator.drawing(i).gray());
        }
        assertThat(crc.getValue()).isEqualTo(3339386699L);
    }

    @Test
    void classesAreBalanced() {
        Map<Shape, Integer> counts = new EnumMap<>(Shape.class);
        DrawingGenerator generator = new DrawingGenerator(2);
        for (int i = 0; i < 80; i++) {
            counts.merge(generator.drawing(i).shape(), 1, Integer::sum);
        }
        assertThat(counts).hasSize(8);
        assertThat(counts.values()).containsOnly(10);
    }

    @Test
    void everyPictureHasContrast() {
        DrawingGenerator generator = new DrawingGenerator(3);
        for (int i = 0; i < 200; i++) {
            Drawing drawing = generator.drawing(i);
            int darkest = 255;
            int brightest = 0;
            for (byte level : drawing.gray()) {
                darkest = Math.min(darkest, level & 0xFF);
                brightest = Math.max(brightest, level & 0xFF);
            }
            assertThat(brightest - darkest).as("contrast of drawing %d", i).isGreaterThan(40);
        }
    }

    @Test
    void int8IsTheLevelMinus128() {
        byte[] gray = new byte[Drawing.SIZE * Drawing.SIZE];
        gray[1] = (byte) 255;
        gray[2] = (byte) 128;
        assertThat(new Drawing(Shape.STAR, gray).int8()).startsWith(-128, 127, 0, -128);
    }
}
