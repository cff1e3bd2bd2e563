package dev.caredesk.core.example;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.Cursor;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.ViewJson;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user interface over HTTP has behind its routes: texts and JSON in, JSON out. It keeps nothing between calls, so that any
 * node can serve any call (D7); who the agent is, the host's own session says. A {@link dev.caredesk.WrongCallException} is
 * the host's "bad request".
 */
public final class DeskController {

    private static final int PAGE = 20;

    private final Caredesk caredesk;
    private final ViewJson json;

    public DeskController(Caredesk caredesk, ViewJson json) {
        this.caredesk = caredesk;
        this.json = json;
    }

    /** {@code GET /desk}. */
    public String desk(String agent) {
        return json.write(of(agent).view());
    }

    /** {@code POST /desk/offers/{channel}/{interaction}/accept}. */
    public String accept(String agent, String channel, String interaction) {
        InteractionId id = InteractionId.of(ChannelId.of(channel), interaction);
        return json.write(of(agent).accept(id).map(Engagement::view));
    }

    /** {@code POST /desk/customers/{id}/reopen}: from Recent, or from Search. */
    public String reopen(String agent, String customer) {
        return json.write(of(agent).reopen(CustomerId.of(customer)).map(Engagement::view));
    }

    /** {@code GET /desk/customers?q=…&from=…}. */
    public String search(String agent, String query, Optional<String> from) {
        return json.write(of(agent).search(query, from.map(Cursor::new), PAGE));
    }

    /** {@code GET /engagements/{id}}. */
    public String view(String agent, String engagement) {
        return with(agent, engagement, work -> Outcome.done(work.view()));
    }

    /** {@code POST /engagements/{id}/edits}: all of them, or none. */
    public String edit(String agent, String engagement, String editsJson) {
        List<Edit> edits = json.readList(editsJson, Edit.class);
        return with(agent, engagement, work -> work.apply(edits));
    }

    /** {@code POST /engagements/{id}/actions/{operation}}: the client's own operation id makes a repeated call harmless (E7). */
    public String perform(String agent, String engagement, String operation, String actionJson) {
        Action<?> action = json.read(actionJson, Action.class);
        return with(agent, engagement, work -> perform(work, action, OperationId.of(operation)));
    }

    /** {@code POST /engagements/{id}/save}. */
    public String save(String agent, String engagement) {
        return with(agent, engagement, Engagement::save);
    }

    /** {@code POST /engagements/{id}/create}. */
    public String create(String agent, String engagement) {
        return with(agent, engagement, Engagement::create);
    }

    /** {@code POST /engagements/{id}/load}. */
    public String load(String agent, String engagement) {
        return with(agent, engagement, Engagement::load);
    }

    /** {@code POST /engagements/{id}/close}: closed, or a question. */
    public String close(String agent, String engagement) {
        return closing(agent, engagement, Engagement::close);
    }

    /** {@code POST /engagements/{id}/answer}. */
    public String answer(String agent, String engagement, String answerJson) {
        Answer answer = json.read(answerJson, Answer.class);
        return closing(agent, engagement, work -> work.answer(answer));
    }

    /** {@code GET /engagements/{id}/journey?from=…}. */
    public String journey(String agent, String engagement, Optional<String> from) {
        return with(agent, engagement, work -> work.journey(from.map(Cursor::new), PAGE));
    }

    /** {@code GET /limits}: what a form's fields may hold. */
    public String limits() {
        return json.write(caredesk.limits());
    }

    private Desk of(String agent) {
        return caredesk.desk(AgentId.of(agent));
    }

    private <T> String with(String agent, String engagement, Function<Engagement, Outcome<T>> call) {
        return json.write(of(agent).engagement(EngagementId.of(engagement)).then(call));
    }

    // Closing is not an Outcome; an engagement that is not on this desk is refused in the shape of a closing.
    private String closing(String agent, String engagement, Function<Engagement, Closing> call) {
        Outcome<Engagement> found = of(agent).engagement(EngagementId.of(engagement));
        return json.write(found.<Closing>fold(call, refusals -> new Closing.Refused(refusals, Optional.empty())));
    }

    private static <R extends RecordId> Outcome<R> perform(Engagement work, Action<R> action, OperationId operation) {
        return work.perform(action, operation);
    }
}
