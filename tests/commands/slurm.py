"""A Slurm cluster of the test's own: munged, slurmctld and slurmd on this machine, on loopback. Needs root, as slurmd does."""
import os
import pathlib
import socket
import subprocess
import time

CONFIGURATION = """\
ClusterName=khabar
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort={controller}
SlurmdPort={node}
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
SchedulerParameters=batch_sched_delay=0,sched_interval=1
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=4000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def free_ports(count):
    """Ports below those that the system gives to clients."""
    ports = []
    for port in range(20000 + os.getpid() % 10000, 32768):
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
        ports.append(port)
        if len(ports) == count:
            return ports
    raise RuntimeError("no free port below 32768")


class Slurm:
    """One node of two cores. All three servers are ended at the end of `with`."""

    def __init__(self, folder):
        self.folder, self.running = pathlib.Path(folder), []
        self.environment = {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf")}

    def __enter__(self):
        for name in ("munge", "state", "spool"):
            (self.folder / name).mkdir(parents=True)
        key = self.folder / "munge/key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        controller, node = free_ports(2)
        host = socket.gethostname().split(".")[0]
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            host=host, controller=controller, node=node, folder=self.folder))
        munge = self.folder / "munge"
        try:
            self.start("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={munge}/socket",
                       f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed", "--num-threads=1")
            self.start("slurmctld", "-D", "-f", self.environment["SLURM_CONF"])
            self.start("slurmd", "-D", "-f", self.environment["SLURM_CONF"], "-N", host)
            end = time.monotonic() + 30
            while "idle" not in self.run("sinfo", "-h", "-o", "%T").stdout:
                if time.monotonic() > end:
                    raise RuntimeError("the node did not come up: " + self.log())
                time.sleep(0.2)
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self, *words):
        log = open(self.folder / f"{words[0]}.log", "w")
        self.running.append(subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT, env=self.environment))
        log.close()

    def run(self, *words, **more):
        return subprocess.run(words, capture_output=True, text=True, timeout=300, **{"env": self.environment, **more})

    def log(self):
        return "".join(f"{path.name}: {path.read_text()[-1000:]}\n" for path in sorted(self.folder.glob("*.log")))

    def __exit__(self, *_):
        for process in reversed(self.running):
            process.terminate()
        for process in reversed(self.running):
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
