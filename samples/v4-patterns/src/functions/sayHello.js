const df = require("durable-functions");

const sayHello = df.app.activity("sayHello", {
    handler: (city) => `Hello ${city}`,
});

df.app.orchestration("helloSequence", function* () {
    const outputs = [];
    outputs.push(yield sayHello("Tokyo"));
    outputs.push(yield sayHello("Seattle"));
    outputs.push(yield sayHello("Cairo"));
    return outputs;
});

const sayHelloWithActivity = df.app.orchestration("sayHelloWithActivity", function* (context) {
    return yield sayHello(context.df.getInput());
});

df.app.orchestration("sayHelloWithCustomStatus", function* (context) {
    const outputs = [];
    for (const city of ["Tokyo", "Seattle", "London"]) {
        outputs.push(yield sayHello(city));
        context.df.setCustomStatus(city);
    }
    return outputs;
});

df.app.orchestration("sayHelloWithSubOrchestrator", function* (context) {
    return yield sayHelloWithActivity(context.df.getInput());
});
