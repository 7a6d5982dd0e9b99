// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.appizer.local.instance.InstanceApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final Question QUESTION = new Question(Question.Kind.FUNNEL, JsonNodeFactory.instance.objectNode());

    private final Deque<Canned> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Asking asking;

    private record Canned(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            asked.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                    + call.getRequestHeaders().getFirst("Authorization"));
            Canned answer = answers.remove();
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(answer.status, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        server.start();
        asking = new Asking(
                new InstanceApi("http://127.0.0.1:" + server.getAddress().getPort(), "a key"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theAnswerIsWhatComesAfterItWasNotReady() throws InterruptedException {
        answers.add(new Canned(503, "{}"));
        answers.add(new Canned(200, "{\"steps\":[]}"));

        assertThat(asking.ask(QUESTION)).isEqualTo("{\"steps\":[]}");
        assertThat(asked).hasSize(2).containsOnly("POST /v1/analytics/funnel Bearer a key");
    }

    @Test
    void whatIsWrongIsToldByTheWordItCameFrom() {
        answers.add(new Canned(400, """
                {"success":false,"error":{"code":"INVALID_QUERY","message":"The question is not valid: see details","details":[
                {"pointer":"/groupBy/1","message":"Give each field once; this one is there already."},
                {"pointer":"/filters/1/value","message":"Give a value."},
                {"pointer":"/startDate","message":"Give a startDate."},
                {"pointer":"/limit","message":"Give a number."},
                {"pointer":"/steps/0/event","message":"Give a name."}]}}"""));

        assertThatThrownBy(() -> asking.ask(QUESTION))
                .hasMessage("--by: Give each field once; this one is there already. --where 2: Give a value."
                        + " --from: Give a startDate. --limit: Give a number. /steps/0/event: Give a name.");
    }

    @Test
    void whatTookTooLongSaysWhatToDo() {
        answers.add(new Canned(422, """
                {"success":false,"error":{"code":"QUERY_LIMIT","message":"It took longer than 30 s; ask for less"}}"""));

        assertThatThrownBy(() -> asking.ask(QUESTION)).hasMessage("It took longer than 30 s; ask for less.");
    }

    @Test
    void anotherKeyIsAskedForByTheNameOfItsVariable() {
        answers.add(new Canned(403, """
                {"success":false,"error":{"code":"FORBIDDEN","message":"This key may only send"}}"""));

        assertThatThrownBy(() -> asking.ask(QUESTION))
                .hasMessage("This key may only send; the environment's ADMIN_KEY is the key.");
    }

    @Test
    void whatNoServiceOfOursSaysIsShownAsItIs() {
        answers.add(new Canned(502, "<html>Bad gateway</html>"));

        assertThatThrownBy(() -> asking.ask(QUESTION))
                .hasMessage("The question was answered 502: <html>Bad gateway</html>");
    }
}
