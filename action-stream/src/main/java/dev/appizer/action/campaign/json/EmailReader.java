// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.Action;
import dev.appizer.action.channel.EmailParts;
import dev.appizer.action.template.Template;
import dev.appizer.filter.json.Part;
import dev.appizer.schemas.ValueMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {"to"?,"from"?,"replyTo"?,"subject","text"?,"html"?,"unsubscribe"?}}. */
final class EmailReader {

    private static final String ADDRESS = "user.traits.email";
    private static final Template TO = Template.header("{{" + ADDRESS + "}}");

    private static final ValueMap NO_VALUES = new ValueMap(List.of());

    private EmailReader() {}

    static Action read(Part part, Templates templates) {
        if (part.isObject("An e-mail")) {
            part.allowOnly("An e-mail", "to", "from", "replyTo", "subject", "text", "html", "unsubscribe");
        }
        Optional<Template> text = templates.readIfPresent(part.field("text"), Template::text);
        Optional<Template> html = templates.readIfPresent(part.field("html"), Template::html);
        if (text.isEmpty() && html.isEmpty()) {
            part.report("Give a text, html or both.");
        }
        return new Action.SendEmail(
                address(part.field("from"), "The sender's"),
                to(part.field("to"), templates),
                address(part.field("replyTo"), "This"),
                templates.read(part.field("subject"), Template::header),
                text,
                html,
                unsubscribe(part.field("unsubscribe"), templates));
    }

    /** What holds variables can be judged only once they have values. */
    private static Optional<Template> unsubscribe(Part part, Templates templates) {
        int before = part.problems().size();
        Optional<Template> read = templates.readIfPresent(part, Template::header);
        if (part.problems().size() == before) {
            read.filter(template -> template.variables().isEmpty())
                    .flatMap(template -> EmailParts.wrongUnsubscribe(template.render(NO_VALUES, Map.of())))
                    .ifPresent(part::report);
        }
        return read;
    }

    private static Template to(Part part, Templates templates) {
        if (part.isPresent()) {
            return templates.readAddress(part);
        }
        boolean concernsSomebody =
                templates.known().map(known -> known.has(ADDRESS)).orElse(true);
        if (!concernsSomebody) {
            part.report("The answer to a query concerns nobody: give the address that the e-mail goes to.");
        }
        return TO;
    }

    private static Optional<String> address(Part part, String whose) {
        if (!part.isPresent()) {
            return Optional.empty();
        }
        String address = part.json().isTextual() ? part.json().textValue() : "";
        if (address.contains("{{")) {
            part.report(whose + " address has no variables: write it in full.");
        } else {
            EmailParts.wrongAddress(address, whose)
                    .ifPresent(wrong -> part.report(wrong + " Give one such as \"Shop <shop@example.org>\"."));
        }
        return Optional.of(address);
    }
}
