// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CheckedAddressesTest {

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getAllByName(text)[0];
    }

    private static CheckedAddresses checked(NameLookup names) {
        return new CheckedAddresses(AddressRules.publicOnly(), names, Runnable::run);
    }

    @Test
    void onlyWhatWasCheckedIsKnown() {
        CheckedAddresses addresses = checked(host -> new InetAddress[] {address("1.1.1.1")});

        assertThatThrownBy(() -> addresses.of("a.example")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void onlyThePermittedAddressesAreKept() throws UnknownHostException {
        CheckedAddresses addresses =
                checked(host -> new InetAddress[] {address("10.0.0.1"), address("1.1.1.1"), address("::1")});

        addresses.check("a.example").toCompletableFuture().join();

        assertThat(addresses.of("a.example")).containsExactly(address("1.1.1.1"));
    }

    @Test
    void aNameThatHasBecomePrivateIsForgotten() {
        AtomicInteger asked = new AtomicInteger();
        CheckedAddresses addresses =
                checked(host -> new InetAddress[] {address(asked.getAndIncrement() == 0 ? "1.1.1.1" : "10.0.0.1")});
        addresses.check("a.example").toCompletableFuture().join();

        CompletableFuture<Void> second = addresses.check("a.example").toCompletableFuture();

        assertThatThrownBy(second::join)
                .hasCauseInstanceOf(ForbiddenAddressException.class)
                .hasMessageContaining("the address of a.example is private");
        assertThatThrownBy(() -> addresses.of("a.example")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void aNameIsLookedUpOnceAtATime() {
        Queue<Runnable> threads = new ArrayDeque<>();
        CheckedAddresses addresses = new CheckedAddresses(
                AddressRules.publicOnly(), host -> new InetAddress[] {address("1.1.1.1")}, threads::add);

        List<CompletableFuture<Void>> checks = List.of(
                addresses.check("a.example").toCompletableFuture(),
                addresses.check("a.example").toCompletableFuture(),
                addresses.check("b.example").toCompletableFuture());

        assertThat(threads).hasSize(2);
        threads.forEach(Runnable::run);
        assertThat(checks).allMatch(CompletableFuture::isDone);
    }
}
