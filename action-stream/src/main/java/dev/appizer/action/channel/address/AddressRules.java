// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Permits addresses of the public Internet, and those that the operator allows beside them. What isn't public is what IANA's
 * registries of special-purpose addresses say; of IPv6 only {@code 2000::/3} is public at all, so that what is assigned some
 * day is refused until somebody looks at it.
 */
public final class AddressRules {

    private static final Map<AddressRange, String> NOT_PUBLIC = notPublic();
    private static final AddressRange GLOBAL_IPV6 = AddressRange.parse("2000::/3");
    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");

    private final List<AddressRange> allowed;

    private AddressRules(List<AddressRange> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Only the public Internet. */
    public static AddressRules publicOnly() {
        return new AddressRules(List.of());
    }

    /** The public Internet, and these ranges whatever else they are. */
    public static AddressRules allowing(List<AddressRange> ranges) {
        return new AddressRules(ranges);
    }

    /** What stands against connecting to an address, such as {@code loopback}; empty where nothing does. */
    public Optional<String> objection(InetAddress address) {
        if (allowed.stream().anyMatch(range -> range.contains(address))) {
            return Optional.empty();
        }
        if (NAT64.contains(address)) {
            return objection(lastFour(address));
        }
        Optional<String> known = NOT_PUBLIC.entrySet().stream()
                .filter(entry -> entry.getKey().contains(address))
                .map(Map.Entry::getValue)
                .findFirst();
        return known.or(() -> ofIpv6(address));
    }

    private Optional<String> ofIpv6(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        if (!GLOBAL_IPV6.contains(address)) {
            return Optional.of("not public");
        }
        return isIsatap(address.getAddress()) ? objection(lastFour(address)) : Optional.empty();
    }

    /** An interface id of 0000:5efe or 0200:5efe: a host hands the packet on to the IPv4 address behind it (RFC 5214). */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
    }

    private static InetAddress lastFour(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    /** IPv4 within IPv6 as {@code ::ffff:0:0/96} is missing: Java reads such an address as the IPv4 one. */
    private static Map<AddressRange, String> notPublic() {
        Map<AddressRange, String> ranges = new LinkedHashMap<>();
        put(ranges, "unspecified", "0.0.0.0/8", "::/128");
        put(ranges, "loopback", "127.0.0.0/8", "::1/128");
        put(ranges, "link-local", "169.254.0.0/16", "fe80::/10");
        put(ranges, "private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10");
        put(ranges, "shared by a carrier's customers", "100.64.0.0/10");
        put(ranges, "multicast", "224.0.0.0/4", "ff00::/8");
        put(ranges, "reserved", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4", "2001::/23");
        put(ranges, "for documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        put(ranges, "for documentation", "2001:db8::/32", "3fff::/20");
        // IPv4 by a relay that nobody chose. Retired, so that nothing is lost by not looking at what is within.
        put(ranges, "6to4", "192.88.99.0/24", "2002::/16");
        // Public by its number, but within Azure the host's own services.
        put(ranges, "a cloud's own", "168.63.129.16/32");
        return ranges;
    }

    private static void put(Map<AddressRange, String> ranges, String kind, String... texts) {
        for (String text : texts) {
            ranges.put(AddressRange.parse(text), kind);
        }
    }
}
