package io.assay.base;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Digests against Python's hashlib and struct; the expressions stand beside the values. */
class DigestTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

    @Test
    void bytes_alone_have_the_digest_of_the_standard() {
        // FIPS 180-4, example of SHA-256 on one block.
        assertThat(Digest.of(ABC)).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void texts_and_arrays_are_preceded_by_their_length() {
        // sha256(pack('>q', 3) + b'abc')
        assertThat(Digest.of("abc")).isEqualTo("c3494ca1a2cf8eeb8a11ded316fb55b83c3bbbedb6313cd50415251e5d09e12f");
        // sha256(pack('>q', 2) + pack('>ii', 1, -1))
        assertThat(Digest.sha256().add(new int[] {1, -1}).hex())
                .isEqualTo("ebbf3bd9a103b658b1e341eaa5baadbdd8ac9f5c7201f29998b0de786c9ec065");
        // sha256(pack('>q', 1) + pack('>d', 1.5))
        assertThat(Digest.sha256().add(new double[] {1.5}).hex())
                .isEqualTo("b99154bf3ed2747040c382e7d5ba6f9c41ec4003ed2d53ebd23632fff9f47007");
        // sha256(pack('>q', 1) + pack('>f', 1.5))
        assertThat(Digest.sha256().add(new float[] {1.5f}).hex())
                .isEqualTo("931eded7482160884a5818c0fb8cd5499410781744078739165da6187c0051ac");
    }

    @Test
    void more_than_the_buffer_holds_is_digested_whole() {
        // sha256(pack('>q', 7) + pack('>q', 5000) + pack('>5000i', *range(5000))): 20,016 bytes through 8,192.
        assertThat(Digest.sha256()
                        .add(7L)
                        .add(IntStream.range(0, 5000).toArray())
                        .hex())
                .isEqualTo("28fe6de59d267904ace147a17f2b0503ecf3d3e0304fd05fdb0a95895fa71bd0");
    }

    @Test
    void two_inputs_never_run_together() {
        assertThat(Digest.sha256().add("ab").add("c").hex())
                .isNotEqualTo(Digest.sha256().add("a").add("bc").hex());
        assertThat(Digest.sha256().add(new int[] {1}).add(new int[0]).hex())
                .isNotEqualTo(Digest.sha256().add(new int[0]).add(new int[] {1}).hex());
    }

    @Test
    void every_kind_of_no_number_is_the_same_and_the_two_zeros_are_not() {
        double other = Double.longBitsToDouble(0x7ff8000000000001L);
        assertThat(Digest.sha256().add(other).hex())
                .isEqualTo(Digest.sha256().add(Double.NaN).hex());
        assertThat(Digest.sha256().add(0.0).hex())
                .isNotEqualTo(Digest.sha256().add(-0.0).hex());
    }

    @Test
    void a_digest_that_was_read_is_empty_again() {
        Digest digest = Digest.sha256().add("first");
        digest.hex();
        assertThat(digest.add("abc").hex()).isEqualTo(Digest.of("abc"));
    }
}
