"""Writes golden.tfevents with TensorBoard's own classes (tensorboard 2.21.0, protobuf 7.36.2, Python 3.11).

python3 -m venv v && v/bin/pip install tensorboard==2.21.0 && v/bin/python golden_events.py
"""

from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter


def scalars(wall_time, step, values):
    summary = Summary(value=[Summary.Value(tag=t, simple_value=v) for t, v in values])
    return Event(wall_time=wall_time, step=step, summary=summary)


EVENTS = [
    Event(wall_time=1767225600.0, file_version="brain.Event:2"),
    scalars(1767225601.5, 10, [("train/loss", 0.6931472), ("train/accuracy", 0.5)]),
    scalars(1767225602.25, 20, [("learning_rate", 1e-4)]),
    Event(wall_time=1767225603.0, step=15, session_log=SessionLog(status=SessionLog.START)),
    scalars(1767225604.75, 3_000_000_000, [("validation/loss", -2.5)]),
    scalars(1767225605.0, 3_000_000_001, [("gradient_norm", float("inf")), ("sequences_per_second", 12345.678)]),
]

with open("golden.tfevents", "wb") as file:
    writer = RecordWriter(file)
    for event in EVENTS:
        writer.write(event.SerializeToString())
    writer.flush()
