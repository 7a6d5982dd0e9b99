// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The addresses that begin with the same bits, such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
public final class AddressRange {

    /** What can be no name, so that reading it never asks anybody. */
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=[^:]*:[^:]*:)[0-9a-fA-F:]+(\\d{1,3}(\\.\\d{1,3}){3})?");

    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * Reads a range in CIDR notation, or a single address.
     *
     * @throws IllegalArgumentException where it is none, or where bits are set behind the prefix
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] first = literal(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? first.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > first.length * 8) {
            throw new IllegalArgumentException("No address has so many bits: " + text);
        }
        AddressRange range = new AddressRange(first, bits);
        if (!Arrays.equals(first, range.masked(first))) {
            throw new IllegalArgumentException("Bits are set behind the prefix: " + text);
        }
        return range;
    }

    private static byte[] literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("Not an address: " + text);
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + text, e);
        }
    }

    /** Whether an address is among them; one of another IP version never is. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == first.length && Arrays.equals(first, masked(bytes));
    }

    private byte[] masked(byte[] address) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - 8 * i));
            masked[i] &= (byte) (0xff << (8 - kept));
        }
        return masked;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(first).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four or sixteen bytes are an address", e);
        }
    }
}
