// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "64:ff9b::1.1.1.1",
                "2606:4700:4700::1111",
                "2a00::",
                "2a00::5efe:1.1.1.1",
            })
    void thePublicInternetIsPermitted(String address) throws UnknownHostException {
        assertThat(AddressRules.publicOnly().objection(InetAddress.getByName(address)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "::, unspecified",
        "127.0.0.1, loopback",
        "127.255.255.255, loopback",
        "::1, loopback",
        "::ffff:127.0.0.1, loopback",
        "64:ff9b::127.0.0.1, loopback",
        "10.0.0.1, private",
        "::ffff:10.0.0.1, private",
        "64:ff9b::a00:1, private",
        "2a00::5efe:10.0.0.1, private",
        "2a00::200:5efe:10.0.0.1, private",
        "172.16.0.0, private",
        "172.31.255.255, private",
        "192.168.1.1, private",
        "fc00::1, private",
        "fd00:ec2::254, private",
        "fec0::1, private",
        "169.254.169.254, link-local",
        "::ffff:169.254.169.254, link-local",
        "fe80::1, link-local",
        "100.64.0.1, shared by a carrier's customers",
        "100.100.100.200, shared by a carrier's customers",
        "224.0.0.1, multicast",
        "ff02::1, multicast",
        "192.0.0.192, reserved",
        "198.18.0.1, reserved",
        "240.0.0.1, reserved",
        "255.255.255.255, reserved",
        "2001::1, reserved",
        "192.0.2.1, for documentation",
        "2001:db8::1, for documentation",
        "3fff::1, for documentation",
        "192.88.99.1, 6to4",
        "2002:7f00:1::, 6to4",
        "2002:101:101::, 6to4",
        "168.63.129.16, a cloud's own",
        "::10.0.0.1, not public",
        "64:ff9b:1::1.1.1.1, not public",
        "100::1, not public",
        "4000::1, not public",
        "5f00::1, not public",
    })
    void whatIsNotPublicIsRefused(String address, String kind) throws UnknownHostException {
        assertThat(AddressRules.publicOnly().objection(InetAddress.getByName(address)))
                .contains(kind);
    }

    @Test
    void whatIsAllowedIsPermittedAndNothingBesideIt() throws UnknownHostException {
        AddressRules rules =
                AddressRules.allowing(List.of(AddressRange.parse("10.1.0.0/16"), AddressRange.parse("fd00::/8")));

        assertThat(rules.objection(InetAddress.getByName("10.1.2.3"))).isEmpty();
        assertThat(rules.objection(InetAddress.getByName("64:ff9b::10.1.2.3"))).isEmpty();
        assertThat(rules.objection(InetAddress.getByName("fd12::1"))).isEmpty();
        assertThat(rules.objection(InetAddress.getByName("10.2.0.0"))).contains("private");
        assertThat(rules.objection(InetAddress.getByName("fc00::1"))).contains("private");
    }
}
