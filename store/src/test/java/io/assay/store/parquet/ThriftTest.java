package io.assay.store.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

import io.assay.store.parquet.ThriftReader.Malformed;
import io.assay.store.parquet.ThriftWriter.Element;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThriftTest {
    private static byte[] sample(int small, long big, String text) {
        ThriftWriter out = new ThriftWriter();
        ThriftWriter.Struct top = out.open().number(1, small).big(3, big).text(4, text);
        top.open(5).yes(1).end();
        top.list(20, Element.STRUCTURE, 20);
        for (int i = 0; i < 20; i++) {
            out.open().number(2, i).end();
        }
        top.end();
        return out.bytes();
    }

    @Property
    void numbers_texts_structures_and_lists_come_back(@ForAll int small, @ForAll long big, @ForAll byte[] bytes)
            throws Malformed {
        String text = HexFormat.of().formatHex(bytes);
        ThriftReader.Struct read = ThriftReader.read(ByteBuffer.wrap(sample(small, big, text)));
        assertThat(read.number(1)).isEqualTo(small);
        assertThat(read.number(3)).isEqualTo(big);
        assertThat(read.text(4)).isEqualTo(text);
        assertThat(read.struct(5).has(1)).isTrue();
        assertThat(read.has(2)).isFalse();
        assertThat(read.structs(20)).hasSize(20);
        assertThat(read.structs(20).get(19).number(2)).isEqualTo(19);
    }

    /** The example of the compact protocol's specification: field 1, i32, zigzag of 1, and a stop. */
    @Test
    void bytes_are_those_of_the_specification() {
        ThriftWriter out = new ThriftWriter();
        out.open().number(1, 1).number(3, -300).text(4, "a").end();
        assertThat(HexFormat.of().formatHex(out.bytes())).isEqualTo("1502" + "25d704" + "180161" + "00");
    }

    @Property
    void garbage_is_malformed_or_read_but_never_anything_else(@ForAll @Size(max = 200) byte[] garbage) {
        try {
            assertThat(ThriftReader.read(ByteBuffer.wrap(garbage))).isNotNull();
        } catch (Malformed e) {
            assertThat(e).hasMessageMatching(".+");
        }
    }

    @Test
    void a_structure_that_is_cut_off_is_malformed() {
        byte[] whole = sample(-5, 1L << 40, "text");
        for (int length = 0; length < whole.length; length++) {
            ByteBuffer part = ByteBuffer.wrap(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ThriftReader.read(part)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void fields_out_of_order_are_a_mistake_of_the_writer() {
        assertThatThrownBy(() -> new ThriftWriter().open().number(2, 1).number(2, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ThriftWriter().open().number(16, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_field_of_another_type_is_malformed() throws Malformed {
        ThriftReader.Struct read = ThriftReader.read(ByteBuffer.wrap(sample(1, 2, "x")));
        assertThatThrownBy(() -> read.text(1)).isInstanceOf(Malformed.class).hasMessageContaining("1");
        assertThatThrownBy(() -> read.number(99)).isInstanceOf(Malformed.class).hasMessageContaining("99");
    }
}
