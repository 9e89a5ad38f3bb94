-- Which forms were published together is what later runs rest their secrecy on.
CREATE TRIGGER scored_peer_form_append_only BEFORE UPDATE OR DELETE ON scored_peer_form FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
