"""What schemathesis has to know of the management API beyond its description."""

import schemathesis

# Nobody wants to wait for what never ends.
LONGEST_WAIT = 0.2


@schemathesis.hook
def before_call(context, case, kwargs):
    query = case.query
    if not isinstance(query, dict):
        return
    path = case.operation.path
    if path.endswith("/events"):
        query["timeout"] = LONGEST_WAIT
    elif "timeout" in query and is_longer(query["timeout"]):
        query["timeout"] = LONGEST_WAIT
        query.pop("pollingInterval", None)
    # Who asks for an error gets one: the tests in Swift look at that.
    query.pop("returnInternalServerErrorOnFailure", None)


def is_longer(value):
    try:
        return float(value) > LONGEST_WAIT
    except (TypeError, ValueError, OverflowError):
        return False
