// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * What a call costs: {@code SpeedMain [calls] [gzip]}. The gateway, which reads and answers and nothing else, is a process of
 * its own, so that the CPU time is that of calls, JSON, compression, HTTP and callbacks alone.
 */
final class SpeedMain {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private SpeedMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("gateway")) {
            serve();
            return;
        }
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        boolean gzip = arguments.length < 2 || Boolean.parseBoolean(arguments[1]);
        Process gateway = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpeedMain.class.getName(),
                        "gateway")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = gateway.inputReader(StandardCharsets.UTF_8)) {
            String host = output.readLine();
            for (int round = 0; round < 5; round++) {
                measure(host, calls, gzip);
            }
        } finally {
            gateway.destroy();
        }
    }

    private static void serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        byte[] answer = "{\"success\":true,\"accepted\":1,\"rejected\":[]}".getBytes(StandardCharsets.UTF_8);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void measure(String host, int calls, boolean gzip) {
        Appizer appizer = Appizer.builder("key")
                .host(host)
                .gzip(gzip)
                .whenFull(WhenFull.BLOCK)
                .metrics(false)
                .build();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            var unused = appizer.track(call(i));
        }
        long called = System.nanoTime();
        Closed closed = appizer.close(Duration.ofMinutes(1));
        long end = System.nanoTime();
        System.out.printf(
                "%,d calls: %,.0f a second until called, %,.0f until delivered, %.1f us of CPU each, %s%n",
                calls,
                calls * 1e9 / (called - start),
                calls * 1e9 / (end - start),
                (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / calls,
                appizer.stats() + " " + closed.undelivered().size() + " left behind");
    }

    /** About 400 bytes of JSON. */
    private static Track call(int i) {
        return Track.of("purchase_completed")
                .userId("user_" + i % 10_000)
                .property("amount", 99.99 + i)
                .property("currency", "USD")
                .property("product", "Pro Plan " + i % 50)
                .property("paymentMethod", "credit_card")
                .property("campaign", "spring-" + i % 7 + "-with-a-name-of-some-length")
                .property("page", "/pricing/compare?from=landing&variant=" + i % 3)
                .property("items", i % 12)
                .property("returning", i % 2 == 0);
    }
}
