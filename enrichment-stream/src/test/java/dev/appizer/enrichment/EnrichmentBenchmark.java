// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import dev.appizer.enrichment.deduplication.Fingerprint;
import dev.appizer.enrichment.enrichers.Enricher;
import dev.appizer.enrichment.enrichers.Enrichments;
import dev.appizer.enrichment.enrichers.Subject;
import dev.appizer.enrichment.message.RawMessage;
import dev.appizer.enrichment.message.Result;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.RawEvent;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Measures the way of one event through the steps, by itself: decode, prepare, fingerprint, enrich, encode; no broker and
 * no stores. Run {@code main}; it prints microseconds of processor time an event of about 1 KB and the bytes that each allocates.
 */
public final class EnrichmentBenchmark {

    private static final int ROUNDS = 8;
    private static final int EVENTS = 200_000;
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";
    private static final String MEMBERS = "'timestamp':'2026-03-01T11:59:59.123Z','integrations':{'All':true},"
            + "'properties':{'amount':99.99,'currency':'USD','product':'Pro Plan','items':[{'sku':'a','n':1},{'sku':'b'}],"
            + "'paymentMethod':'credit_card','coupon':null,'first':true},'context':{'page':{'path':'/pricing',"
            + "'referrer':'https://www.google.com/','search':'?utm_source=google&utm_medium=cpc&utm_campaign=q1',"
            + "'title':'Pricing','url':'https://shop.example/pricing?utm_source=google&utm_medium=cpc'},'userAgent':'"
            + BROWSER + "','locale':'en-US','library':{'name':'analytics.js','version':'npm:next-1.84.3'},"
            + "'timezone':'UTC','ip':'203.0.113.7'},'_metadata':{'bundled':['Segment.io'],'unbundled':[]}";

    private final Topics topics;
    private final ReadRawEvent readRawEvent;
    private final PrepareMessage prepareMessage = new PrepareMessage(EnrichmentConfig.defaults());
    private final List<Enricher> enrichers;

    private EnrichmentBenchmark(String registry) {
        topics = Topics.of("bench.", 1, new AvroSerdes(Map.of(RegistryConfig.URL, registry)));
        readRawEvent = new ReadRawEvent(topics.eventsRaw());
        enrichers = EnricherSet.open(EnrichmentConfig.defaults()).inOrder();
    }

    public static void main(String[] arguments) throws IOException {
        HttpServer registry = registry();
        try {
            EnrichmentBenchmark benchmark = new EnrichmentBenchmark(
                    "http://127.0.0.1:" + registry.getAddress().getPort());
            for (int round = 0; round < ROUNDS; round++) {
                benchmark.round();
            }
        } finally {
            registry.stop(0);
        }
    }

    private void round() {
        Sent sent = Sent.track(MEMBERS);
        byte[] raw = topics.eventsRaw()
                .value()
                .serializer()
                .serialize(topics.eventsRaw().name(), sent.event());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = threads.getCurrentThreadCpuTime();
        long written = 0;
        for (int i = 0; i < EVENTS; i++) {
            written += process(sent, raw).length;
        }
        double micros = (threads.getCurrentThreadCpuTime() - start) / 1_000.0 / EVENTS;
        long bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / EVENTS;
        System.out.printf(
                "%.2f us; raw %d bytes, enriched %d, allocated %d%n", micros, raw.length, written / EVENTS, bytes);
    }

    private byte[] process(Sent sent, byte[] raw) {
        RawEvent event = ((Result.Passed<RawEvent>) readRawEvent.read(raw)).value();
        RawMessage message = new RawMessage(
                StandardCharsets.UTF_8.encode(sent.key()), sent.receivedAt().toEpochMilli(), event);
        TimedMessage timed = ((Result.Passed<TimedMessage>) prepareMessage.prepare(message)).value();
        Enrichments known = Enrichments.none(timed.warnings());
        Subject subject =
                new Subject(timed.normal().context(), event.getUserAgent(), event.getClientIp(), event.getScope());
        for (Enricher enricher : enrichers) {
            known = enricher.enrich(subject, known);
        }
        EnrichedEvent enriched = ShapeEvent.of(timed, known);
        byte[] out = topics.eventsEnriched()
                .value()
                .serializer()
                .serialize(topics.eventsEnriched().name(), enriched);
        out[0] += (byte) (Fingerprint.of(timed).seen().receivedAt() & 1);
        return out;
    }

    /** Knows one schema, that of the raw events. */
    private static HttpServer registry() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String schema =
                RawEvent.getClassSchema().toString().replace("\\", "\\\\").replace("\"", "\\\"");
        byte[] answer = ("{\"id\":1,\"schema\":\"" + schema + "\"}").getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
